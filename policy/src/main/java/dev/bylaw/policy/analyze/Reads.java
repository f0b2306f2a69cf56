// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.analyze;

import dev.bylaw.policy.ast.BinaryOp;
import dev.bylaw.policy.ast.Condition;
import dev.bylaw.policy.ast.Expr;
import dev.bylaw.policy.ast.Policy;
import dev.bylaw.policy.ast.Variable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Collects what policies may look at. Recursion is bounded by the depth of expressions. */
public final class Reads {

    private final Set<List<String>> contextPaths = new HashSet<>();
    private final Set<String> principalAttributes = new HashSet<>();
    private final Set<String> resourceAttributes = new HashSet<>();
    private final Set<String> otherAttributes = new HashSet<>();
    private boolean readsTags;

    private Reads() {}

    /** What these policies may look at. */
    public static Requirements of(Collection<Policy> policies) {
        Reads reads = new Reads();
        for (Policy policy : policies) {
            for (Condition condition : policy.body().conditions()) {
                reads.value(condition.body());
            }
        }
        return new Requirements(
                reads.contextPaths,
                reads.principalAttributes,
                reads.resourceAttributes,
                reads.otherAttributes,
                reads.readsTags);
    }

    /** An expression whose value is used, in whatever way. */
    private void value(Expr e) {
        Optional<List<String>> path = contextPath(e);
        if (path.isPresent()) {
            contextPaths.add(path.get());
            // Below the context's own attributes there may be entities, whose attributes are then read.
            below(path.get());
        } else if (e instanceof Expr.GetAttr get) {
            attribute(get.operand(), get.name());
        } else if (e instanceof Expr.HasAttr has) {
            hasAttribute(has);
        } else {
            readsTags |= e instanceof Expr.Binary binary
                    && (binary.op() == BinaryOp.GET_TAG || binary.op() == BinaryOp.HAS_TAG);
            e.children().forEach(this::value);
        }
    }

    private void below(List<String> path) {
        for (int i = 1; i < path.size(); i++) {
            otherAttributes.add(path.get(i));
        }
    }

    private void hasAttribute(Expr.HasAttr has) {
        Optional<List<String>> holder = contextPath(has.operand());
        if (holder.isEmpty()) {
            attribute(has.operand(), has.name());
            return;
        }
        List<String> path = new ArrayList<>(holder.get());
        path.add(has.name());
        contextPaths.add(List.copyOf(path));
        below(path);
    }

    private void attribute(Expr holder, String name) {
        if (holder instanceof Expr.Var var && var.variable() == Variable.PRINCIPAL) {
            principalAttributes.add(name);
        } else if (holder instanceof Expr.Var var && var.variable() == Variable.RESOURCE) {
            resourceAttributes.add(name);
        } else {
            otherAttributes.add(name);
            value(holder);
        }
    }

    /** The path, when the expression is the context or an attribute of one below it. */
    private static Optional<List<String>> contextPath(Expr e) {
        List<String> names = new ArrayList<>();
        Expr at = e;
        while (at instanceof Expr.GetAttr get) {
            names.add(get.name());
            at = get.operand();
        }
        if (!(at instanceof Expr.Var var) || var.variable() != Variable.CONTEXT) {
            return Optional.empty();
        }
        Collections.reverse(names);
        return Optional.of(List.copyOf(names));
    }
}
