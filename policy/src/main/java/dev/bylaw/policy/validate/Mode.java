// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.validate;

/** How much the type checker asks of policies. */
public enum Mode {
    /**
     * Cedar's default. Operands and branches must have one common type, sets must not be empty literals, extension
     * values come from literals. Policies that pass can be analysed by solvers.
     */
    STRICT,

    /** Allows whatever cannot fail at run time by a type error. */
    PERMISSIVE
}
