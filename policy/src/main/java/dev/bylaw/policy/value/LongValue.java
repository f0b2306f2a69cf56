// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.value;

/** A Cedar long: 64 bits, signed. Arithmetic on it is checked, by the evaluators. */
public record LongValue(long value) implements Value {

    @Override
    public String typeName() {
        return "long";
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
