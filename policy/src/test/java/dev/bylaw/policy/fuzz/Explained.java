// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.fuzz;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** Inputs that Rust accepts and this engine refuses on purpose; each is explained in docs/conformance.md. */
enum Explained {
    /** Rust's reader takes the last of two members of one name, in some places. */
    DUPLICATE_MEMBER("Duplicate field"),
    /** Rust passes over members that it does not know, in some places. */
    UNKNOWN_MEMBER("has no field|the escape .* stands alone|may stand, by itself|has either arg or args"),
    /** Rust's reader takes an array for an object whose members have an order. */
    ARRAY_FOR_OBJECT("must be an object, not an array"),
    /** Rust's reader takes null for a member that is left out. */
    NULL_FOR_NOTHING("must be an? [a-z]+, not null"),
    /** In a policy's JSON, Rust takes an escape that is malformed for a record with one attribute. */
    MALFORMED_ESCAPE(
            "an entity needs a field|an entity must be|an entity's (type|id) must be|args must be|__expr is no longer"),
    /** Of two attributes of one name in a record type, Rust takes the last. */
    DUPLICATE_ATTRIBUTE("is declared twice in one record"),
    /** A method without a receiver, which no text can say, fails in Rust when it is evaluated. */
    NO_RECEIVER("needs a receiver"),
    /** The function "unknown" belongs to partial evaluation, with which cedar-java is built. */
    PARTIAL_EVALUATION("(function|expression) \"unknown\"");

    private final Pattern words;

    Explained(String words) {
        this.words = Pattern.compile(words);
    }

    /** The reason that our message gives, if it is one of these. */
    static Optional<Explained> of(String problem) {
        return Arrays.stream(values())
                .filter(each -> each.words.matcher(problem).find())
                .findFirst();
    }
}
