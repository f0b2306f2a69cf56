// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.validate;

import dev.bylaw.policy.ast.Expr;
import dev.bylaw.policy.schema.Type;
import java.util.List;

/**
 * An expression with its type, and so its parts. Parts that can never be evaluated are left out.
 *
 * @param type null when it could not be found
 */
record Typed(Expr expr, Type type, List<Typed> parts) {
    Typed {
        parts = List.copyOf(parts);
    }
}
