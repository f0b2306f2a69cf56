// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.validate;

import dev.bylaw.policy.ast.ActionScope;
import dev.bylaw.policy.ast.BinaryOp;
import dev.bylaw.policy.ast.Condition;
import dev.bylaw.policy.ast.Expr;
import dev.bylaw.policy.ast.Exprs;
import dev.bylaw.policy.ast.PolicyBody;
import dev.bylaw.policy.ast.Scope;
import dev.bylaw.policy.ast.Span;
import dev.bylaw.policy.ast.UnaryOp;
import dev.bylaw.policy.ast.Variable;
import dev.bylaw.policy.schema.Type;
import dev.bylaw.policy.value.EntityUid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Types a whole policy or template in one request environment: the conjunction of its head and its conditions.
 *
 * <p>A slot may be filled with any entity for which the head can hold, so a comparison with one is a Bool, whatever
 * the environment: entity types that make it False give links that never apply, and need no check.
 */
final class PolicyTypes {

    private final TypeChecker checker;
    private final Span span;
    private final List<Answer> answers = new ArrayList<>();
    private Capabilities prior = Capabilities.NONE;

    private PolicyTypes(TypeChecker checker, Span span) {
        this.checker = checker;
        this.span = span;
    }

    static Answer of(PolicyBody policy, TypeChecker checker) {
        PolicyTypes types = new PolicyTypes(checker, policy.span());
        types.scope(policy.principal(), Variable.PRINCIPAL);
        types.action(policy.action());
        types.scope(policy.resource(), Variable.RESOURCE);
        for (Condition condition : policy.conditions()) {
            types.add(
                    condition.kind() == Condition.Kind.WHEN
                            ? condition.body()
                            : new Expr.Unary(UnaryOp.NOT, condition.body(), condition.span()));
        }
        return types.conjunction();
    }

    private boolean isNeverReached() {
        return !answers.isEmpty() && answers.get(answers.size() - 1).type() == Type.Bool.FALSE;
    }

    private void add(Expr conjunct) {
        if (!isNeverReached()) {
            Answer answer = checker.expect(prior, conjunct, Type.Bool.ANY);
            answers.add(answer);
            prior = prior.union(answer.granted());
        }
    }

    /** The conjuncts are joined from the right, as the reference implementation nests them. */
    private Answer conjunction() {
        if (answers.isEmpty()) {
            return checker.succeeded(Exprs.literal(true), Type.Bool.TRUE, List.of());
        }
        Answer all = answers.get(answers.size() - 1);
        Expr expr = all.typed().expr();
        for (int i = answers.size() - 2; i >= 0; i--) {
            all = checker.logic().both(expr, answers.get(i), all);
        }
        return new Answer(
                new Typed(new Expr.SetOf(List.of(), span), all.type(), TypeChecker.typed(answers)),
                all.granted(),
                all.ok());
    }

    private void scope(Scope scope, Variable variable) {
        Expr subject = new Expr.Var(variable, span);
        if (scope instanceof Scope.Equal equal) {
            add(new Expr.Binary(BinaryOp.EQUAL, subject, literal(equal.entity(), equal.span()), span));
        } else if (scope instanceof Scope.In in) {
            add(new Expr.Binary(BinaryOp.IN, subject, literal(in.entity(), in.span()), span));
        } else if (scope instanceof Scope.Is is) {
            add(new Expr.Is(subject, is.type(), Optional.empty(), span));
        } else if (scope instanceof Scope.IsIn isIn) {
            add(new Expr.Is(subject, isIn.type(), Optional.of(literal(isIn.entity(), isIn.span())), span));
        } else if (scope instanceof Scope.IsInSlot isIn) {
            add(new Expr.Is(subject, isIn.type(), Optional.empty(), span));
            addSlot(BinaryOp.IN, subject);
        } else if (scope.hasSlot()) {
            addSlot(scope instanceof Scope.InSlot ? BinaryOp.IN : BinaryOp.EQUAL, subject);
        }
    }

    // No expression is a slot: the subject stands for it, which has the type of an entity that may be filled in.
    private void addSlot(BinaryOp op, Expr subject) {
        if (!isNeverReached()) {
            Answer either = checker.check(prior, subject);
            Expr comparison = new Expr.Binary(op, subject, subject, span);
            answers.add(checker.succeeded(comparison, Type.Bool.ANY, List.of(either, either)));
        }
    }

    private void action(ActionScope scope) {
        Expr subject = new Expr.Var(Variable.ACTION, span);
        if (scope instanceof ActionScope.Equal equal) {
            add(new Expr.Binary(BinaryOp.EQUAL, subject, literal(equal.entity(), equal.span()), span));
        } else if (scope instanceof ActionScope.In in) {
            add(new Expr.Binary(BinaryOp.IN, subject, literal(in.entity(), in.span()), span));
        } else if (scope instanceof ActionScope.InAny in) {
            List<Expr> groups = new ArrayList<>();
            Heads.actions(in).forEach(mention -> groups.add(literal(mention.uid(), mention.span())));
            Span list = groups.isEmpty()
                    ? span
                    : groups.get(0).span().to(groups.get(groups.size() - 1).span());
            add(new Expr.Binary(BinaryOp.IN, subject, new Expr.SetOf(groups, list), list));
        }
    }

    private static Expr literal(EntityUid uid, Span span) {
        return new Expr.Literal(uid, span);
    }
}
