// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.eval;

import dev.bylaw.policy.EvaluationError.Kind;
import dev.bylaw.policy.ast.Expr;
import dev.bylaw.policy.value.BoolValue;
import dev.bylaw.policy.value.EntityUid;
import dev.bylaw.policy.value.LongValue;
import dev.bylaw.policy.value.SetValue;
import dev.bylaw.policy.value.StringValue;
import dev.bylaw.policy.value.Value;
import java.util.Locale;

/** Words the errors of evaluation. They name what the policy says, never what a value holds. */
final class Errors {

    private Errors() {}

    static EvaluationException of(Kind kind, Expr at, String message) {
        return new EvaluationException(kind, at.span(), message);
    }

    static <V extends Value> V expect(Class<V> type, Value value, Expr at) {
        if (type.isInstance(value)) {
            return type.cast(value);
        }
        throw type(at, nameOf(type), value);
    }

    static EvaluationException type(Expr at, String expected, Value found) {
        return of(Kind.TYPE, at, "expected " + expected + ", found " + found.typeName());
    }

    private static String nameOf(Class<? extends Value> type) {
        if (type == BoolValue.class) {
            return "bool";
        } else if (type == LongValue.class) {
            return "long";
        } else if (type == StringValue.class) {
            return "string";
        } else if (type == SetValue.class) {
            return "set";
        } else if (type == EntityUid.class) {
            return "entity";
        }
        return type.getSimpleName().toLowerCase(Locale.ROOT);
    }
}
