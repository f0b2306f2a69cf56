// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import dev.bylaw.engine.config.Settings;
import dev.bylaw.weave.Sink;
import java.util.Locale;

/** The line that a service which starts under the enforcer begins with. */
final class Banner {

    private Banner() {}

    static String text(Settings settings, String version, int policies, int methods) {
        String mode = settings.mode() == Settings.Mode.ENFORCE ? "enforce" : "OBSERVE, nothing is refused";
        return version + ", " + mode + ", " + plural(policies, "policy", "policies") + ", "
                + plural(methods, "governed method", "governed methods") + sinks(settings) + ", log "
                + settings.audit().dir()
                + (policies == 0 ? ": with no policy, every governed call is refused" : "");
    }

    private static String sinks(Settings settings) {
        StringBuilder named = new StringBuilder();
        for (Sink sink : settings.sinks()) {
            named.append(named.length() == 0 ? ", sinks " : " + ")
                    .append(sink.name().toLowerCase(Locale.ROOT));
        }
        return named.toString();
    }

    private static String plural(int count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }
}
