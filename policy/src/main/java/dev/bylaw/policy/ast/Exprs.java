// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.ast;

import dev.bylaw.policy.value.BoolValue;
import dev.bylaw.policy.value.EntityUid;
import dev.bylaw.policy.value.LongValue;
import dev.bylaw.policy.value.StringValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds expressions by program; what it builds has no {@link Span}. */
public final class Exprs {

    private Exprs() {}

    /** {@code principal}. */
    public static Expr principal() {
        return new Expr.Var(Variable.PRINCIPAL, Span.NONE);
    }

    /** {@code action}. */
    public static Expr action() {
        return new Expr.Var(Variable.ACTION, Span.NONE);
    }

    /** {@code resource}. */
    public static Expr resource() {
        return new Expr.Var(Variable.RESOURCE, Span.NONE);
    }

    /** {@code context}. */
    public static Expr context() {
        return new Expr.Var(Variable.CONTEXT, Span.NONE);
    }

    /** A boolean literal. */
    public static Expr literal(boolean value) {
        return new Expr.Literal(BoolValue.of(value), Span.NONE);
    }

    /** A long literal. */
    public static Expr literal(long value) {
        return new Expr.Literal(new LongValue(value), Span.NONE);
    }

    /** A string literal. */
    public static Expr literal(String value) {
        return new Expr.Literal(new StringValue(value), Span.NONE);
    }

    /** An entity literal. */
    public static Expr literal(EntityUid value) {
        return new Expr.Literal(value, Span.NONE);
    }

    /** {@code left && right}. */
    public static Expr and(Expr left, Expr right) {
        return and(left, right, Span.NONE);
    }

    /** {@code left && right}, written there; a chain on the left is continued. */
    public static Expr and(Expr left, Expr right, Span span) {
        List<Expr> operands = new ArrayList<>(left instanceof Expr.And chain ? chain.operands() : List.of(left));
        operands.add(right);
        return new Expr.And(operands, span);
    }

    /** {@code left || right}. */
    public static Expr or(Expr left, Expr right) {
        return or(left, right, Span.NONE);
    }

    /** {@code left || right}, written there; a chain on the left is continued. */
    public static Expr or(Expr left, Expr right, Span span) {
        List<Expr> operands = new ArrayList<>(left instanceof Expr.Or chain ? chain.operands() : List.of(left));
        operands.add(right);
        return new Expr.Or(operands, span);
    }

    /** {@code if condition then consequent else alternative}. */
    public static Expr choose(Expr condition, Expr consequent, Expr alternative) {
        return new Expr.If(condition, consequent, alternative, Span.NONE);
    }

    /** An operator or built-in method on one operand. */
    public static Expr unary(UnaryOp op, Expr operand) {
        return new Expr.Unary(op, operand, Span.NONE);
    }

    /** An operator or built-in method on two operands. */
    public static Expr binary(BinaryOp op, Expr left, Expr right) {
        return new Expr.Binary(op, left, right, Span.NONE);
    }

    /** {@code operand.name}. */
    public static Expr get(Expr operand, String name) {
        return new Expr.GetAttr(operand, name, Span.NONE);
    }

    /** {@code operand has name}. */
    public static Expr has(Expr operand, String name) {
        return new Expr.HasAttr(operand, name, Span.NONE);
    }

    /** {@code operand like pattern}. */
    public static Expr like(Expr operand, Pattern pattern) {
        return new Expr.Like(operand, pattern, Span.NONE);
    }

    /** {@code operand is type}. */
    public static Expr is(Expr operand, String type) {
        return new Expr.Is(operand, type, Optional.empty(), Span.NONE);
    }

    /** {@code operand is type in container}. */
    public static Expr isIn(Expr operand, String type, Expr container) {
        return new Expr.Is(operand, type, Optional.of(container), Span.NONE);
    }

    /** {@code [elements]}. */
    public static Expr set(Expr... elements) {
        return new Expr.SetOf(List.of(elements), Span.NONE);
    }

    /** {@code {fields}}, in the map's order. */
    public static Expr record(Map<String, Expr> fields) {
        List<Expr.Field> list = new ArrayList<>(fields.size());
        fields.forEach((name, value) -> list.add(new Expr.Field(name, value)));
        return new Expr.RecordOf(list, Span.NONE);
    }

    /** A call of an extension function; a method's receiver comes first. */
    public static Expr call(ExtensionFunction function, Expr... arguments) {
        return new Expr.Call(function, List.of(arguments), Span.NONE);
    }
}
