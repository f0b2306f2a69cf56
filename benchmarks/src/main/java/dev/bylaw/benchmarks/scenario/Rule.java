// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.benchmarks.scenario;

import dev.bylaw.policy.ast.Effect;
import java.util.Locale;

/**
 * One policy, with its condition in Cedar.
 *
 * <p>The condition uses only what every peer's language writes alike (comparisons, {@code &&}, {@code !}, literals), so that
 * a peer gets the very same rule by renaming the variables.
 *
 * @param group the group that the person must be in; null means anybody
 */
public record Rule(String id, Effect effect, String group, String action, String condition) {

    /** The rule as a Cedar policy. */
    public String cedar() {
        String principal = group == null ? "principal" : "principal in Group::\"" + group + "\"";
        return "@id(\"" + id + "\")\n" + effect.name().toLowerCase(Locale.ROOT) + " (" + principal
                + ", action == Action::\"" + action + "\", resource is Account)\nwhen { " + condition + " };\n";
    }

    /** The condition with other names for the person, for the account, and for the scope of the arguments. */
    public String condition(String person, String account, String input) {
        return condition
                .replace("principal.", person)
                .replace("resource.", account)
                .replace("context.input.", input);
    }
}
