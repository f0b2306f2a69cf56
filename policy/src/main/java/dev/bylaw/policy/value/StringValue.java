// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.value;

import java.util.Objects;

/**
 * A Cedar string: a sequence of Unicode scalar values, never normalised, compared exactly.
 *
 * <p>A text with unpaired surrogates is held as it is, and equals no string that a policy can write; the readers of this
 * module refuse such text.
 */
public record StringValue(String value) implements Value {

    /** Holds the text, which must not be null. */
    public StringValue {
        Objects.requireNonNull(value, "value");
    }

    @Override
    public String typeName() {
        return "string";
    }

    @Override
    public String toString() {
        return Escapes.quote(value);
    }
}
