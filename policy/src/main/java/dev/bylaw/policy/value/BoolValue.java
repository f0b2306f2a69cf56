// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.value;

/** A Cedar boolean. Use {@link #of}, so that a decision allocates none. */
public record BoolValue(boolean value) implements Value {

    public static final BoolValue TRUE = new BoolValue(true);
    public static final BoolValue FALSE = new BoolValue(false);

    /** The shared instance for this truth value. */
    public static BoolValue of(boolean value) {
        return value ? TRUE : FALSE;
    }

    @Override
    public String typeName() {
        return "bool";
    }

    @Override
    public String toString() {
        return value ? "true" : "false";
    }
}
