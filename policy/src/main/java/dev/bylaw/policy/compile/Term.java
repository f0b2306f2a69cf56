// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.compile;

import dev.bylaw.policy.Entities;
import dev.bylaw.policy.ast.BinaryOp;
import dev.bylaw.policy.ast.Expr;
import dev.bylaw.policy.ast.Pattern;
import dev.bylaw.policy.ast.Variable;
import dev.bylaw.policy.value.BoolValue;
import dev.bylaw.policy.value.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * An expression in which everything that does not depend on the request has been worked out: what evaluators are made of.
 *
 * <p>A term has a value for a request, or none: then the policy it stands in cannot be evaluated. Terms tell no more than
 * that; what went wrong is for the interpreter to say. Where a boolean is needed, any other value counts as none. Except
 * in {@link And}, {@link Or} and {@link If}, a term has no value when one that it is made of has none.
 *
 * <p>Immutable. Recursion over terms is bounded by {@link Expr#MAX_DEPTH}.
 */
public sealed interface Term {

    /** The terms it is made of, in the order of evaluation. */
    List<Term> parts();

    /** Whether its value, if it has one, is a boolean. */
    default boolean isTest() {
        return true;
    }

    /** A value. */
    record Constant(Value value) implements Term {
        @Override
        public List<Term> parts() {
            return List.of();
        }

        @Override
        public boolean isTest() {
            return false;
        }
    }

    /** No value, for any request. */
    record Failing() implements Term {
        @Override
        public List<Term> parts() {
            return List.of();
        }
    }

    /**
     * A variable, and the attributes that are followed from it; for {@code principal} and {@code resource} the first of
     * them is one of the entity's.
     *
     * @param variable {@code principal}, {@code resource} or {@code context}
     * @param names may be empty
     */
    record Path(Variable variable, List<String> names) implements Term {
        @Override
        public List<Term> parts() {
            return List.of();
        }

        @Override
        public boolean isTest() {
            return false;
        }

        /** The path that goes one name further. */
        Path then(String name) {
            List<String> longer = new ArrayList<>(names);
            longer.add(name);
            return new Path(variable, List.copyOf(longer));
        }

        /** Whether it is the variable itself. */
        public boolean isVariable() {
            return names.isEmpty();
        }
    }

    /** An attribute of a record or an entity that is no {@link Path}. */
    record Get(Term holder, String name) implements Term {
        @Override
        public List<Term> parts() {
            return List.of(holder);
        }

        @Override
        public boolean isTest() {
            return false;
        }
    }

    /** Whether a record, or an entity, has an attribute; an unknown entity has none. */
    record Has(Term holder, String name) implements Term {
        @Override
        public List<Term> parts() {
            return List.of(holder);
        }
    }

    /** Whether all are true. What comes after one that is not is not evaluated. */
    record And(List<Term> parts) implements Term {}

    /** Whether one is true. What comes after it is not evaluated. */
    record Or(List<Term> parts) implements Term {}

    /** The negation. */
    record Not(Term operand) implements Term {
        @Override
        public List<Term> parts() {
            return List.of(operand);
        }
    }

    /** One of two, of which the other is not evaluated. */
    record If(Term condition, Term consequent, Term alternative) implements Term {
        @Override
        public List<Term> parts() {
            return List.of(condition, consequent, alternative);
        }

        @Override
        public boolean isTest() {
            return consequent.isTest() && alternative.isTest();
        }
    }

    /** Whether two values are equal; a constant stands on the right. */
    record Equal(Term left, Term right) implements Term {
        @Override
        public List<Term> parts() {
            return List.of(left, right);
        }
    }

    /** One of the four orders, of two longs, two datetimes or two durations. */
    record Order(BinaryOp op, Term left, Term right) implements Term {
        @Override
        public List<Term> parts() {
            return List.of(left, right);
        }
    }

    /**
     * Whether an entity is in another, or in one of a set.
     *
     * @param container when it is constant, its entities are named by the snapshot's own objects, see
     *     {@link Entities#canonical}
     */
    record In(Term entity, Term container) implements Term {
        @Override
        public List<Term> parts() {
            return List.of(entity, container);
        }
    }

    /** Whether an entity is of a type. */
    record Is(Term entity, String type) implements Term {
        @Override
        public List<Term> parts() {
            return List.of(entity);
        }
    }

    /** Whether a set contains a value. */
    record Contains(Term set, Term element) implements Term {
        @Override
        public List<Term> parts() {
            return List.of(set, element);
        }
    }

    /** Whether a text matches a pattern. */
    record Like(Term text, Pattern pattern) implements Term {
        @Override
        public List<Term> parts() {
            return List.of(text);
        }
    }

    /**
     * What the interpreter's own operators make of values: arithmetic, tags, sets, records, extension calls.
     *
     * @param operation which one; its operands are those given here
     */
    record Computed(Expr operation, List<Term> parts) implements Term {
        @Override
        public boolean isTest() {
            return false;
        }
    }

    /** Whether it looks at what is known of the variable's entity. */
    default boolean looksUp(Variable variable) {
        if (this instanceof Path path) {
            return path.variable() == variable && !path.isVariable();
        } else if (this instanceof Has has && has.holder() instanceof Path path && path.isVariable()) {
            return path.variable() == variable;
        } else if (this instanceof In in && in.entity() instanceof Path path && path.isVariable()) {
            return path.variable() == variable || in.container().looksUp(variable);
        }
        for (Term part : parts()) {
            if (part.looksUp(variable)) {
                return true;
            }
        }
        return false;
    }

    /** Whether it is this boolean, for every request. */
    default boolean isAlways(boolean value) {
        return this instanceof Constant constant && constant.value() instanceof BoolValue bool && bool.value() == value;
    }
}
