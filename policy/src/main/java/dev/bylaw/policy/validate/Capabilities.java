// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.validate;

import dev.bylaw.policy.ast.Expr;
import dev.bylaw.policy.ast.Exprs;
import java.util.HashSet;
import java.util.Set;

/**
 * Facts that hold where an expression is evaluated: this attribute, or this tag, of exactly this expression exists.
 * A {@code has} grants one to whatever is evaluated only after it was true. Immutable.
 */
final class Capabilities {

    static final Capabilities NONE = new Capabilities(Set.of());

    private enum Kind {
        ATTRIBUTE,
        TAG
    }

    /** Expressions are equal by form, so two occurrences of {@code principal.manager} are one. */
    private record Capability(Kind kind, Expr of, Expr name) {}

    private final Set<Capability> facts;

    private Capabilities(Set<Capability> facts) {
        this.facts = facts;
    }

    static Capabilities attribute(Expr of, String name) {
        return new Capabilities(Set.of(new Capability(Kind.ATTRIBUTE, of, Exprs.literal(name))));
    }

    static Capabilities tag(Expr of, Expr name) {
        return new Capabilities(Set.of(new Capability(Kind.TAG, of, name)));
    }

    boolean haveAttribute(Expr of, String name) {
        return !facts.isEmpty() && facts.contains(new Capability(Kind.ATTRIBUTE, of, Exprs.literal(name)));
    }

    boolean haveTag(Expr of, Expr name) {
        return !facts.isEmpty() && facts.contains(new Capability(Kind.TAG, of, name));
    }

    Capabilities union(Capabilities other) {
        if (other.facts.isEmpty() || facts.containsAll(other.facts)) {
            return this;
        }
        if (facts.isEmpty()) {
            return other;
        }
        Set<Capability> all = new HashSet<>(facts);
        all.addAll(other.facts);
        return new Capabilities(all);
    }

    Capabilities intersection(Capabilities other) {
        if (facts.isEmpty() || other.facts.isEmpty()) {
            return NONE;
        }
        Set<Capability> both = new HashSet<>(facts);
        both.retainAll(other.facts);
        return new Capabilities(both);
    }
}
