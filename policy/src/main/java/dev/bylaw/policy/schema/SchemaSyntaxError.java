// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.schema;

/** Leaves the declaration that is being read; its diagnostic is already collected in {@link SchemaErrors}. */
final class SchemaSyntaxError extends Exception {
    private static final long serialVersionUID = 1;

    SchemaSyntaxError(String message) {
        super(message, null, false, false);
    }
}
