// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.compile;

import dev.bylaw.policy.Known;
import dev.bylaw.policy.Request;
import dev.bylaw.policy.ast.BinaryOp;
import dev.bylaw.policy.ast.Pattern;
import dev.bylaw.policy.value.Datetime;
import dev.bylaw.policy.value.Duration;
import dev.bylaw.policy.value.LongValue;
import dev.bylaw.policy.value.SetValue;
import dev.bylaw.policy.value.StringValue;
import dev.bylaw.policy.value.Value;

/** Comparisons: equality, order, membership in sets, patterns. */
final class CompareNodes {

    private CompareNodes() {}

    static final class Equal extends Node.Test {
        private final Node left;
        private final Node right;

        Equal(Node left, Node right) {
            this.left = left;
            this.right = right;
        }

        @Override
        int test(Request q, Known principal, Known resource) {
            Value a = left.eval(q, principal, resource);
            if (a == null) {
                return ERROR;
            }
            Value b = right.eval(q, principal, resource);
            return b == null ? ERROR : of(a.equals(b));
        }
    }

    /** The four orders, on values of one type that has an order. */
    static final class Order extends Node.Test {
        private final Node left;
        private final Node right;
        private final boolean less;
        private final boolean equal;
        private final boolean greater;

        Order(BinaryOp op, Node left, Node right) {
            this.left = left;
            this.right = right;
            this.less = op == BinaryOp.LESS || op == BinaryOp.LESS_EQUAL;
            this.greater = op == BinaryOp.GREATER || op == BinaryOp.GREATER_EQUAL;
            this.equal = op == BinaryOp.LESS_EQUAL || op == BinaryOp.GREATER_EQUAL;
        }

        @Override
        int test(Request q, Known principal, Known resource) {
            Value a = left.eval(q, principal, resource);
            Value b = right.eval(q, principal, resource);
            if (a instanceof LongValue x && b instanceof LongValue y) {
                return compare(x.value(), y.value());
            } else if (a instanceof Datetime x && b instanceof Datetime y) {
                return compare(x.epochMillis(), y.epochMillis());
            } else if (a instanceof Duration x && b instanceof Duration y) {
                return compare(x.millis(), y.millis());
            }
            return ERROR;
        }

        int compare(long a, long b) {
            return of(a < b ? less : a > b ? greater : equal);
        }
    }

    static final class Contains extends Node.Test {
        private final Node set;
        private final Node element;

        Contains(Node set, Node element) {
            this.set = set;
            this.element = element;
        }

        @Override
        int test(Request q, Known principal, Known resource) {
            Value a = set.eval(q, principal, resource);
            Value b = element.eval(q, principal, resource);
            return a instanceof SetValue values && b != null ? of(values.contains(b)) : ERROR;
        }
    }

    static final class Like extends Node.Test {
        private final Node operand;
        private final Pattern pattern;

        Like(Node operand, Pattern pattern) {
            this.operand = operand;
            this.pattern = pattern;
        }

        @Override
        int test(Request q, Known principal, Known resource) {
            Value value = operand.eval(q, principal, resource);
            return value instanceof StringValue text ? of(pattern.matches(text.value())) : ERROR;
        }
    }
}
