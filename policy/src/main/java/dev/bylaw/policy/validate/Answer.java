// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.validate;

import dev.bylaw.policy.schema.Type;

/**
 * What checking an expression gave.
 *
 * @param typed the expression with its type; after an error, the type it would have, so that checking can go on
 * @param granted what is known to exist where the expression is true; nothing after an error
 * @param ok whether neither it nor a part of it has an error
 */
record Answer(Typed typed, Capabilities granted, boolean ok) {
    Answer {
        granted = ok ? granted : Capabilities.NONE;
    }

    /** The type, or null when it is not known. */
    Type type() {
        return typed.type();
    }
}
