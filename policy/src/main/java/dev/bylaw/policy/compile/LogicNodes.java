// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.compile;

import dev.bylaw.policy.Known;
import dev.bylaw.policy.Request;
import dev.bylaw.policy.value.Value;

/** {@code &&}, {@code ||}, {@code !} and {@code if}: an operand after the one that settles the matter is not looked at. */
final class LogicNodes {

    private LogicNodes() {}

    static final class And extends Node.Test {
        private final Node[] operands;

        And(Node... operands) {
            this.operands = operands;
        }

        @Override
        int test(Request q, Known principal, Known resource) {
            for (Node operand : operands) {
                int result = operand.test(q, principal, resource);
                if (result != TRUE) {
                    return result;
                }
            }
            return TRUE;
        }
    }

    static final class Or extends Node.Test {
        private final Node[] operands;

        Or(Node... operands) {
            this.operands = operands;
        }

        @Override
        int test(Request q, Known principal, Known resource) {
            for (Node operand : operands) {
                int result = operand.test(q, principal, resource);
                if (result != FALSE) {
                    return result;
                }
            }
            return FALSE;
        }
    }

    static final class Not extends Node.Test {
        private final Node operand;

        Not(Node operand) {
            this.operand = operand;
        }

        @Override
        int test(Request q, Known principal, Known resource) {
            int result = operand.test(q, principal, resource);
            return result == ERROR ? ERROR : TRUE - result;
        }
    }

    static final class If extends Node {
        private final Node condition;
        private final Node consequent;
        private final Node alternative;

        If(Node condition, Node consequent, Node alternative) {
            this.condition = condition;
            this.consequent = consequent;
            this.alternative = alternative;
        }

        @Override
        Value eval(Request q, Known principal, Known resource) {
            int result = condition.test(q, principal, resource);
            return result == ERROR ? null : branch(result).eval(q, principal, resource);
        }

        @Override
        int test(Request q, Known principal, Known resource) {
            int result = condition.test(q, principal, resource);
            return result == ERROR ? ERROR : branch(result).test(q, principal, resource);
        }

        private Node branch(int result) {
            return result == TRUE ? consequent : alternative;
        }
    }
}
