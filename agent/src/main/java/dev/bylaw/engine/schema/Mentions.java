// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.schema;

import dev.bylaw.policy.ast.ActionScope;
import dev.bylaw.policy.ast.BinaryOp;
import dev.bylaw.policy.ast.Condition;
import dev.bylaw.policy.ast.Expr;
import dev.bylaw.policy.ast.PolicyBody;
import dev.bylaw.policy.ast.Scope;
import dev.bylaw.policy.ast.Variable;
import dev.bylaw.policy.schema.Schema;
import dev.bylaw.policy.value.EntityUid;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What policies name: actions, entity types, and of those the ones that are said of the principal. */
final class Mentions {

    private static final EntityUid DELEGATE = EntityUid.of("Action", "delegate");

    private final Set<EntityUid> actions = new TreeSet<>();
    private final Set<String> types = new TreeSet<>();
    private final Set<String> principals = new TreeSet<>();
    private final Set<String> principalGroups = new TreeSet<>();

    /** The actions that the head asks for; empty when it asks for none. */
    static List<EntityUid> actionsOf(ActionScope scope) {
        if (scope instanceof ActionScope.Equal equal) {
            return List.of(equal.entity());
        } else if (scope instanceof ActionScope.In in) {
            return List.of(in.entity());
        }
        return scope instanceof ActionScope.InAny any ? any.entities() : List.of();
    }

    Set<EntityUid> actions() {
        return actions;
    }

    Set<String> types() {
        return types;
    }

    /** Types that a principal is said to be of. */
    Set<String> principals() {
        return principals;
    }

    /** Types of entities that a principal is said to be in. */
    Set<String> principalGroups() {
        return principalGroups;
    }

    void add(PolicyBody policy) {
        actions.addAll(actionsOf(policy.action()));
        scope(policy.principal(), true);
        // Whoever is handed work may act.
        scope(policy.resource(), actionsOf(policy.action()).contains(DELEGATE));
        for (Condition condition : policy.conditions()) {
            Deque<Expr> pending = new ArrayDeque<>();
            pending.push(condition.body());
            while (!pending.isEmpty()) {
                Expr expr = pending.pop();
                expression(expr);
                for (Expr part : expr.children()) {
                    pending.push(part);
                }
            }
        }
    }

    private void scope(Scope scope, boolean principal) {
        if (scope instanceof Scope.Equal equal) {
            type(equal.entity().type(), principal ? principals : types);
        } else if (scope instanceof Scope.In in) {
            type(in.entity().type(), principal ? principalGroups : types);
        } else if (scope instanceof Scope.Is is) {
            type(is.type(), principal ? principals : types);
        } else if (scope instanceof Scope.IsInSlot is) {
            type(is.type(), principal ? principals : types);
        } else if (scope instanceof Scope.IsIn is) {
            type(is.type(), principal ? principals : types);
            type(is.entity().type(), types);
        }
    }

    private void type(String name, Set<String> also) {
        types.add(name);
        also.add(name);
    }

    private void expression(Expr expr) {
        if (expr instanceof Expr.Literal literal && literal.value() instanceof EntityUid uid) {
            if (Schema.isActionType(uid.type())) {
                actions.add(uid);
            } else {
                types.add(uid.type());
            }
        } else if (expr instanceof Expr.Is is) {
            type(is.type(), isPrincipal(is.operand()) ? principals : types);
        } else if (expr instanceof Expr.Binary binary && isPrincipal(binary.left())) {
            comparison(binary);
        }
    }

    private void comparison(Expr.Binary binary) {
        boolean in = binary.op() == BinaryOp.IN;
        if (!in && binary.op() != BinaryOp.EQUAL && binary.op() != BinaryOp.NOT_EQUAL) {
            return;
        }
        List<Expr> right = binary.right() instanceof Expr.SetOf set ? set.elements() : List.of(binary.right());
        for (Expr each : right) {
            if (each instanceof Expr.Literal literal && literal.value() instanceof EntityUid uid) {
                type(uid.type(), in ? principalGroups : principals);
            }
        }
    }

    private static boolean isPrincipal(Expr expr) {
        return expr instanceof Expr.Var variable && variable.variable() == Variable.PRINCIPAL;
    }
}
