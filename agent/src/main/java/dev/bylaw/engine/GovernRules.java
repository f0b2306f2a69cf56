// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import dev.bylaw.engine.config.Settings;
import dev.bylaw.weave.GovernRule;
import dev.bylaw.weave.MethodPattern;
import dev.bylaw.weave.StartFailure;
import java.util.ArrayList;
import java.util.List;

/** The entries of {@code govern:} as the weaver takes them. */
final class GovernRules {

    private GovernRules() {}

    /** One rule for each entry, in the same order. */
    static List<GovernRule> of(Settings settings) throws StartFailure {
        List<GovernRule> rules = new ArrayList<>();
        for (Settings.Govern entry : settings.govern()) {
            String where = entry.where();
            int colon = where.lastIndexOf(':');
            try {
                rules.add(new GovernRule(
                        MethodPattern.parse(entry.method()),
                        entry.action().orElse(null),
                        entry.resource().orElse(null),
                        entry.context(),
                        where.substring(0, colon),
                        Integer.parseInt(where.substring(colon + 1))));
            } catch (IllegalArgumentException malformed) {
                throw new StartFailure(where + ": " + malformed.getMessage());
            }
        }
        return List.copyOf(rules);
    }
}
