// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.validate;

import dev.bylaw.policy.ast.Expr;
import dev.bylaw.policy.schema.Type;
import java.util.ArrayList;
import java.util.List;

/**
 * The rules for {@code if}, {@code &&}, {@code ||} and {@code !}. The singleton types True and False decide what can
 * be reached; what cannot is not checked.
 */
final class LogicRules {

    private final TypeChecker checker;

    LogicRules(TypeChecker checker) {
        this.checker = checker;
    }

    Answer choice(Capabilities prior, Expr.If choice) {
        Answer test = checker.expect(prior, choice.condition(), Type.Bool.ANY);
        Capabilities inside = prior.union(test.granted());
        if (test.type() == Type.Bool.TRUE) {
            Answer then = checker.check(inside, choice.consequent());
            return checker.answer(
                    choice, then.type(), List.of(test, then), then.granted().union(test.granted()), true);
        }
        if (test.type() == Type.Bool.FALSE) {
            Answer otherwise = checker.check(prior, choice.alternative());
            return checker.answer(choice, otherwise.type(), List.of(test, otherwise), otherwise.granted(), true);
        }
        Answer then = checker.check(inside, choice.consequent());
        Answer otherwise = checker.check(prior, choice.alternative());
        List<Type> types = TypeChecker.knownTypes(then, otherwise);
        Type type = types.size() < 2 ? null : checker.joinOrReport(choice, types, "both branches of if");
        Capabilities granted = then.granted().union(test.granted()).intersection(otherwise.granted());
        return checker.answer(choice, type, List.of(test, then, otherwise), granted, type != null);
    }

    Answer not(Capabilities prior, Expr.Unary not) {
        Answer operand = checker.expect(prior, not.operand(), Type.Bool.ANY);
        Type type = operand.type() instanceof Type.Bool bool ? bool.negate() : Type.Bool.ANY;
        return checker.succeeded(not, type, List.of(operand));
    }

    Answer and(Capabilities prior, Expr.And and) {
        List<Answer> operands = new ArrayList<>();
        Answer all = expectBool(prior, and.operands().get(0), operands);
        for (Expr next : and.operands().subList(1, and.operands().size())) {
            if (all.type() == Type.Bool.FALSE) {
                break;
            }
            all = both(and, all, expectBool(prior.union(all.granted()), next, operands));
        }
        return new Answer(new Typed(and, all.type(), TypeChecker.typed(operands)), all.granted(), all.ok());
    }

    Answer or(Capabilities prior, Expr.Or or) {
        List<Answer> operands = new ArrayList<>();
        Answer any = expectBool(prior, or.operands().get(0), operands);
        for (Expr next : or.operands().subList(1, or.operands().size())) {
            if (any.type() == Type.Bool.TRUE) {
                break;
            }
            any = either(or, any, expectBool(prior, next, operands));
        }
        return new Answer(new Typed(or, any.type(), TypeChecker.typed(operands)), any.granted(), any.ok());
    }

    private Answer expectBool(Capabilities prior, Expr expr, List<Answer> into) {
        Answer answer = checker.expect(prior, expr, Type.Bool.ANY);
        into.add(answer);
        return answer;
    }

    /** The conjunction of two operands that are boolean, or have an error. */
    Answer both(Expr expr, Answer left, Answer right) {
        List<Answer> parts = List.of(left, right);
        if (left.type() == null || right.type() == null) {
            return checker.answer(expr, Type.Bool.ANY, parts, Capabilities.NONE, false);
        }
        if (right.type() == Type.Bool.FALSE) {
            return checker.succeeded(expr, Type.Bool.FALSE, parts);
        }
        Capabilities granted = left.granted().union(right.granted());
        Type type = right.type() == Type.Bool.TRUE
                ? left.type()
                : left.type() == Type.Bool.TRUE ? right.type() : Type.Bool.ANY;
        return checker.answer(expr, type, parts, granted, true);
    }

    private Answer either(Expr expr, Answer left, Answer right) {
        List<Answer> parts = List.of(left, right);
        if (left.type() == null || right.type() == null) {
            return checker.answer(expr, Type.Bool.ANY, parts, Capabilities.NONE, false);
        }
        if (right.type() == Type.Bool.TRUE) {
            return checker.answer(expr, Type.Bool.TRUE, parts, right.granted(), true);
        }
        if (right.type() == Type.Bool.FALSE) {
            return checker.answer(expr, left.type(), parts, left.granted(), true);
        }
        if (left.type() == Type.Bool.FALSE) {
            return checker.answer(expr, right.type(), parts, right.granted(), true);
        }
        return checker.answer(expr, Type.Bool.ANY, parts, left.granted().intersection(right.granted()), true);
    }
}
