// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.compile;

import dev.bylaw.policy.Known;
import dev.bylaw.policy.Request;
import dev.bylaw.policy.ast.Expr;
import dev.bylaw.policy.eval.EvaluationException;
import dev.bylaw.policy.eval.ExtensionCalls;
import dev.bylaw.policy.eval.Operators;
import dev.bylaw.policy.value.RecordShape;
import dev.bylaw.policy.value.SetValue;
import dev.bylaw.policy.value.Value;
import java.util.Arrays;

/** Sets, records, arithmetic, tags and extension calls: what makes values, and so may allocate. */
final class ValueNodes {

    private ValueNodes() {}

    /** The values of all nodes, or null when one has none. */
    private static Value[] all(Node[] nodes, Request q, Known principal, Known resource) {
        Value[] values = new Value[nodes.length];
        for (int i = 0; i < nodes.length; i++) {
            values[i] = nodes[i].eval(q, principal, resource);
            if (values[i] == null) {
                return null;
            }
        }
        return values;
    }

    static final class SetOf extends Node {
        private final Node[] elements;

        SetOf(Node... elements) {
            this.elements = elements;
        }

        @Override
        Value eval(Request q, Known principal, Known resource) {
            Value[] values = all(elements, q, principal, resource);
            return values == null ? null : SetValue.of(values);
        }
    }

    static final class RecordOf extends Node {
        private final RecordShape shape;
        private final Node[] bySlot;

        RecordOf(RecordShape shape, Node... bySlot) {
            this.shape = shape;
            this.bySlot = bySlot;
        }

        @Override
        Value eval(Request q, Known principal, Known resource) {
            Value[] values = all(bySlot, q, principal, resource);
            return values == null ? null : shape.record(values);
        }
    }

    static final class Unary extends Node {
        private final Expr.Unary e;
        private final Node operand;
        private final Operators operators;

        Unary(Expr.Unary e, Node operand, Operators operators) {
            this.e = e;
            this.operand = operand;
            this.operators = operators;
        }

        @Override
        Value eval(Request q, Known principal, Known resource) {
            Value value = operand.eval(q, principal, resource);
            try {
                return value == null ? null : operators.apply(e, value);
            } catch (EvaluationException error) {
                return null;
            }
        }
    }

    static final class Binary extends Node {
        private final Expr.Binary e;
        private final Node left;
        private final Node right;
        private final Operators operators;

        Binary(Expr.Binary e, Node left, Node right, Operators operators) {
            this.e = e;
            this.left = left;
            this.right = right;
            this.operators = operators;
        }

        @Override
        Value eval(Request q, Known principal, Known resource) {
            Value a = left.eval(q, principal, resource);
            Value b = right.eval(q, principal, resource);
            try {
                return a == null || b == null ? null : operators.apply(e, a, b);
            } catch (EvaluationException error) {
                return null;
            }
        }
    }

    static final class Call extends Node {
        private final Expr.Call e;
        private final Node[] arguments;

        Call(Expr.Call e, Node... arguments) {
            this.e = e;
            this.arguments = arguments;
        }

        @Override
        Value eval(Request q, Known principal, Known resource) {
            Value[] values = all(arguments, q, principal, resource);
            try {
                return values == null ? null : ExtensionCalls.apply(e, Arrays.asList(values));
            } catch (EvaluationException error) {
                return null;
            }
        }
    }
}
