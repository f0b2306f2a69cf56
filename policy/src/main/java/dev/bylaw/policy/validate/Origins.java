// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.validate;

import dev.bylaw.policy.value.EntityUid;
import java.util.List;
import java.util.Optional;

/**
 * What the contexts of a schema were made from, for a schema that a program makes: findings then speak of that, and not
 * only of the schema. Paths begin below {@code context}, for example {@code [input, amount]}.
 *
 * <p>Asked while policies are checked, on the thread that checks. It changes words, never a verdict.
 */
public interface Origins {

    /** Nothing is known beyond the schema. */
    Origins NONE = new Origins() {
        @Override
        public String of(EntityUid action, List<String> path) {
            return "";
        }

        @Override
        public Optional<Missing> missing(EntityUid action, List<String> path) {
            return Optional.empty();
        }
    };

    /** Where this attribute of the action's context comes from, such as {@code long, from Orders.refund}; may be empty. */
    String of(EntityUid action, List<String> path);

    /** What to say of an attribute that the action's context does not have; empty for the validator's own words. */
    Optional<Missing> missing(EntityUid action, List<String> path);

    /**
     * An attribute that is not there.
     *
     * @param message what is wrong, one sentence without a full stop
     * @param hint what to do, or the empty text
     */
    record Missing(String message, String hint) {}
}
