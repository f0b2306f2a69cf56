// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import dev.bylaw.engine.schema.Disclosures;
import dev.bylaw.evidence.statement.Durability;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a policy says to the enforcer through its annotations; to the policy language they mean nothing.
 *
 * @param reason {@code @reason}: why, for the refused caller; {@code null} when it says nothing
 * @param approval {@code @approval}: whose approval lifts this {@code forbid}; {@code null} when nobody's does
 * @param disclose {@code @disclose}: the parameters whose values records carry in clear
 * @param durability {@code @durability}: how sure the record must be at least; {@code null} for no demand
 */
record Advice(String reason, String approval, List<String> disclose, Durability durability) {

    /** What a policy without annotations says. */
    static final Advice NONE = new Advice(null, null, List.of(), null);

    /**
     * Reads the annotations of one policy.
     *
     * @throws IllegalArgumentException when one of ours has a value that it cannot have; the message says which are right
     */
    static Advice of(String policy, Map<String, String> annotations) {
        String durability = annotations.get("durability");
        return new Advice(
                text(annotations.get("reason")),
                text(annotations.get("approval")),
                Disclosures.names(annotations),
                durability == null ? null : durability(policy, durability));
    }

    private static String text(String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static Durability durability(String policy, String value) {
        try {
            return Durability.valueOf(value.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException(
                    "policy " + policy + ": @durability(\"" + value + "\") must be one of: async, durable, witnessed.");
        }
    }
}
