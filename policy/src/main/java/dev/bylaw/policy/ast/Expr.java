// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.ast;

import dev.bylaw.policy.value.BoolValue;
import dev.bylaw.policy.value.EntityUid;
import dev.bylaw.policy.value.LongValue;
import dev.bylaw.policy.value.Names;
import dev.bylaw.policy.value.StringValue;
import dev.bylaw.policy.value.Value;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An expression of the Cedar language.
 *
 * <p>Immutable; equal by form, whatever the {@link #span spans}. Chains of {@code &&} and of {@code ||} are one node each,
 * so that the depth of an expression is its nesting as a reader sees it; the readers of this module bound it by {@link
 * #MAX_DEPTH}.
 */
public sealed interface Expr {

    /** How deep readers let expressions nest, so that walking one cannot exhaust any thread's stack. */
    int MAX_DEPTH = 200;

    /** Where it was written. */
    Span span();

    /** The expressions it is made of, in the order written. */
    List<Expr> children();

    /** A boolean, a long, a string or an entity; other values are written as calls, sets and records. */
    record Literal(Value value, Span span) implements Expr {
        /** Refuses values that have no literal. */
        public Literal {
            if (!(value instanceof BoolValue
                    || value instanceof LongValue
                    || value instanceof StringValue
                    || value instanceof EntityUid)) {
                throw new IllegalArgumentException("A value of type " + value.typeName() + " has no literal.");
            }
        }

        @Override
        public List<Expr> children() {
            return List.of();
        }
    }

    /** {@code principal}, {@code action}, {@code resource} or {@code context}. */
    record Var(Variable variable, Span span) implements Expr {
        @Override
        public List<Expr> children() {
            return List.of();
        }
    }

    /** {@code if condition then consequent else alternative}. */
    record If(Expr condition, Expr consequent, Expr alternative, Span span) implements Expr {
        @Override
        public List<Expr> children() {
            return List.of(condition, consequent, alternative);
        }
    }

    /** {@code a && b && c}: at least two operands, the first of them no {@code And}. Use {@link Exprs#and}. */
    record And(List<Expr> operands, Span span) implements Expr {
        /** Copies the operands. */
        public And {
            operands = List.copyOf(operands);
            if (operands.size() < 2 || operands.get(0) instanceof And) {
                throw new IllegalArgumentException("&& takes two operands or more, the first of which is no &&.");
            }
        }

        @Override
        public List<Expr> children() {
            return operands;
        }
    }

    /** {@code a || b || c}: at least two operands, the first of them no {@code Or}. Use {@link Exprs#or}. */
    record Or(List<Expr> operands, Span span) implements Expr {
        /** Copies the operands. */
        public Or {
            operands = List.copyOf(operands);
            if (operands.size() < 2 || operands.get(0) instanceof Or) {
                throw new IllegalArgumentException("|| takes two operands or more, the first of which is no ||.");
            }
        }

        @Override
        public List<Expr> children() {
            return operands;
        }
    }

    /** An operator or built-in method on one operand. */
    record Unary(UnaryOp op, Expr operand, Span span) implements Expr {
        @Override
        public List<Expr> children() {
            return List.of(operand);
        }
    }

    /** An operator or built-in method on two operands. */
    record Binary(BinaryOp op, Expr left, Expr right, Span span) implements Expr {
        @Override
        public List<Expr> children() {
            return List.of(left, right);
        }
    }

    /** {@code operand.name} or {@code operand["name"]}. */
    record GetAttr(Expr operand, String name, Span span) implements Expr {
        @Override
        public List<Expr> children() {
            return List.of(operand);
        }
    }

    /** {@code operand has name}. */
    record HasAttr(Expr operand, String name, Span span) implements Expr {
        @Override
        public List<Expr> children() {
            return List.of(operand);
        }
    }

    /** {@code operand like "pattern"}. */
    record Like(Expr operand, Pattern pattern, Span span) implements Expr {
        @Override
        public List<Expr> children() {
            return List.of(operand);
        }
    }

    /** {@code operand is Type}, or {@code operand is Type in container}. */
    record Is(Expr operand, String type, Optional<Expr> container, Span span) implements Expr {
        /** Refuses a type that is no path. */
        public Is {
            if (!Names.isPath(type)) {
                throw new IllegalArgumentException("\"" + type + "\" is not an entity type.");
            }
        }

        @Override
        public List<Expr> children() {
            return container.isPresent() ? List.of(operand, container.get()) : List.of(operand);
        }
    }

    /** {@code [a, b]}. */
    record SetOf(List<Expr> elements, Span span) implements Expr {
        /** Copies the elements. */
        public SetOf {
            elements = List.copyOf(elements);
        }

        @Override
        public List<Expr> children() {
            return elements;
        }
    }

    /** {@code {a: 1, "b c": 2}}: fields in the order written, each name once. */
    record RecordOf(List<Field> fields, Span span) implements Expr {
        /** Copies the fields; refuses a name that occurs twice. */
        public RecordOf {
            fields = List.copyOf(fields);
            if (fields.stream().map(Field::name).distinct().count() != fields.size()) {
                throw new IllegalArgumentException("A record has one field of a name.");
            }
        }

        @Override
        public List<Expr> children() {
            return fields.stream().map(Field::value).toList();
        }
    }

    /** A field of a record expression. */
    record Field(String name, Expr value) {
        /** Holds both, which must not be null. */
        public Field {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(value, "value");
        }
    }

    /** A call of an extension function; a method's receiver is its first argument. */
    record Call(ExtensionFunction function, List<Expr> arguments, Span span) implements Expr {
        /** Copies the arguments; refuses a method without a receiver. */
        public Call {
            arguments = List.copyOf(arguments);
            if (function.isMethod() && arguments.isEmpty()) {
                throw new IllegalArgumentException("The method " + function.functionName() + " needs a receiver.");
            }
        }

        @Override
        public List<Expr> children() {
            return arguments;
        }
    }
}
