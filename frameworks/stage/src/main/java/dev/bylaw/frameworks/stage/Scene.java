// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.frameworks.stage;

import java.util.List;

/**
 * What happened in a scene.
 *
 * @param ran the tools whose bodies ran
 * @param read what the model was given of tools
 * @param answer what the user got; {@code null} when something was thrown
 * @param thrown the class and message of what was thrown, or {@code null}
 * @param decisions what the log has of it
 */
public record Scene(List<String> ran, List<String> read, String answer, String thrown, List<Decided> decisions) {

    /**
     * A decision in the log, and what became of the call.
     *
     * @param decision {@code allow} or {@code deny}
     * @param principal who acted
     * @param chain for whom, outermost first
     * @param outcome {@code completed}, {@code failed}, {@code unknown}, or {@code none} when nothing ran
     * @param code why it was refused, or {@code null}
     * @param session the session, or {@code null}
     */
    public record Decided(
            String decision,
            String principal,
            List<String> chain,
            String action,
            String resource,
            String outcome,
            String code,
            String session) {}

    /** The only decision. */
    public Decided decided() {
        if (decisions.size() != 1) {
            throw new AssertionError("decided " + decisions.size() + " times: " + decisions);
        }
        return decisions.get(0);
    }
}
