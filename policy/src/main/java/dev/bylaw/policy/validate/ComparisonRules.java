// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.validate;

import dev.bylaw.policy.ast.BinaryOp;
import dev.bylaw.policy.ast.Expr;
import dev.bylaw.policy.schema.Type;
import dev.bylaw.policy.value.Value;
import java.util.List;
import java.util.Optional;

/** The rules for equality, order, arithmetic, text patterns and the methods of sets. */
final class ComparisonRules {

    private static final List<Type> ORDERED =
            List.of(Type.Simple.LONG, Type.Extension.DATETIME, Type.Extension.DURATION);

    private final TypeChecker checker;

    ComparisonRules(TypeChecker checker) {
        this.checker = checker;
    }

    Answer equality(Capabilities prior, Expr.Binary equality) {
        Answer left = checker.check(prior, equality.left());
        Answer right = checker.check(prior, equality.right());
        Type.Bool equal = typeOfEquality(equality, left, right);
        boolean ok = equal != Type.Bool.ANY || areComparable(equality, left.type(), right.type(), "both sides of ==");
        Type type = equality.op() == BinaryOp.EQUAL ? equal : equal.negate();
        return checker.answer(equality, type, List.of(left, right), Capabilities.NONE, ok);
    }

    private Type.Bool typeOfEquality(Expr.Binary equality, Answer left, Answer right) {
        if (left.type() != null && right.type() != null && Lattice.areDisjoint(left.type(), right.type())) {
            return Type.Bool.FALSE;
        }
        Optional<Value> a = checker.literalValue(equality.left());
        Optional<Value> b = checker.literalValue(equality.right());
        return a.isPresent() && b.isPresent() ? Type.Bool.of(a.equals(b)) : Type.Bool.ANY;
    }

    /** In strict mode the types need a least upper bound; without both types an error is already reported. */
    private boolean areComparable(Expr expr, Type left, Type right, String what) {
        return !checker.isStrict()
                || left == null
                || right == null
                || checker.joinOrReport(expr, List.of(left, right), what) != null;
    }

    Answer order(Capabilities prior, Expr.Binary order) {
        Answer left = checker.check(prior, order.left());
        Answer right = checker.check(prior, order.right());
        boolean ok = left.type() != null && right.type() != null && areOrdered(order, left.type(), right.type());
        return checker.answer(order, Type.Bool.ANY, List.of(left, right), Capabilities.NONE, ok);
    }

    private boolean areOrdered(Expr.Binary order, Type left, Type right) {
        if (ORDERED.contains(left) && left.equals(right)) {
            return true;
        }
        // The side with an ordered type says what the other one should be; Long goes before the rest.
        if (ORDERED.contains(left) && (left == Type.Simple.LONG || right != Type.Simple.LONG)) {
            checker.reportUnexpected(order.right(), List.of(left), right, TypeChecker.Hint.NONE);
        } else if (ORDERED.contains(right)) {
            checker.reportUnexpected(order.left(), List.of(right), left, TypeChecker.Hint.NONE);
        } else {
            unordered(order.left(), left);
            unordered(order.right(), right);
        }
        return false;
    }

    private void unordered(Expr expr, Type type) {
        checker.reportUnexpected(
                expr,
                ORDERED,
                type,
                found -> found == Type.Extension.DECIMAL ? "decimals compare with .lessThan(…)" : "");
    }

    Answer arithmetic(Capabilities prior, Expr.Binary sum) {
        TypeChecker.Hint hint = found -> found == Type.Simple.STRING && sum.op() == BinaryOp.ADD
                ? "strings cannot be joined"
                : found instanceof Type.SetOf ? "there is no union or difference of sets" : "";
        Answer left = checker.expect(prior, sum.left(), List.of(Type.Simple.LONG), hint);
        Answer right = checker.expect(prior, sum.right(), List.of(Type.Simple.LONG), hint);
        return checker.succeeded(sum, Type.Simple.LONG, List.of(left, right));
    }

    Answer negate(Capabilities prior, Expr.Unary negation) {
        Answer operand = checker.expect(prior, negation.operand(), Type.Simple.LONG);
        return checker.succeeded(negation, Type.Simple.LONG, List.of(operand));
    }

    Answer like(Capabilities prior, Expr.Like like) {
        TypeChecker.Hint hint = found -> found instanceof Type.Entity ? "entities are tested with is" : "";
        Answer operand = checker.expect(prior, like.operand(), List.of(Type.Simple.STRING), hint);
        return checker.succeeded(like, Type.Bool.ANY, List.of(operand));
    }

    Answer isEmpty(Capabilities prior, Expr.Unary test) {
        TypeChecker.Hint hint = found -> found == Type.Simple.STRING ? "an empty string is tested with == \"\"" : "";
        Answer set = checker.expect(prior, test.operand(), List.of(Type.Simple.ANY_SET), hint);
        return checker.succeeded(test, Type.Bool.ANY, List.of(set));
    }

    Answer contains(Capabilities prior, Expr.Binary contains) {
        Answer set = expectSet(prior, contains.left());
        Answer element = checker.check(prior, contains.right());
        Type elements = set.type() instanceof Type.SetOf of ? of.element() : null;
        boolean ok = areComparable(contains, elements, element.type(), "the elements and the argument of contains");
        return checker.answer(contains, Type.Bool.ANY, List.of(set, element), Capabilities.NONE, ok);
    }

    Answer containsSet(Capabilities prior, Expr.Binary contains) {
        Answer left = expectSet(prior, contains.left());
        TypeChecker.Hint hint = found -> "a single element is looked up with contains";
        Answer right = checker.expect(prior, contains.right(), List.of(Type.Simple.ANY_SET), hint);
        boolean ok = areComparable(contains, left.type(), right.type(), "both sets");
        return checker.answer(contains, Type.Bool.ANY, List.of(left, right), Capabilities.NONE, ok);
    }

    private Answer expectSet(Capabilities prior, Expr expr) {
        return checker.expect(prior, expr, List.of(Type.Simple.ANY_SET), found -> {
            if (found instanceof Type.Entity) {
                return "entities are members of others with in";
            }
            return found instanceof Type.RecordOf
                    ? "attributes are tested with has"
                    : found == Type.Simple.STRING ? "parts of a string are tested with like" : "";
        });
    }
}
