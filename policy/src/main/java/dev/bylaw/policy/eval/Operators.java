// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.eval;

import dev.bylaw.policy.Entities;
import dev.bylaw.policy.EvaluationError.Kind;
import dev.bylaw.policy.Known;
import dev.bylaw.policy.ast.BinaryOp;
import dev.bylaw.policy.ast.Expr;
import dev.bylaw.policy.value.BoolValue;
import dev.bylaw.policy.value.Datetime;
import dev.bylaw.policy.value.Duration;
import dev.bylaw.policy.value.EntityUid;
import dev.bylaw.policy.value.LongValue;
import dev.bylaw.policy.value.SetValue;
import dev.bylaw.policy.value.StringValue;
import dev.bylaw.policy.value.Value;

/** The operators and built-in methods, on values. Both evaluators share them, so that they cannot differ. */
public final class Operators {

    private final Entities entities;

    /** The operators over this snapshot, which decides {@code in} and tags. */
    public Operators(Entities entities) {
        this.entities = entities;
    }

    /**
     * The result of the operator.
     *
     * @throws EvaluationException when it has none
     */
    public Value apply(Expr.Unary e, Value operand) {
        return switch (e.op()) {
            case NOT -> BoolValue.of(!Errors.expect(BoolValue.class, operand, e).value());
            case NEGATE -> {
                LongValue number = Errors.expect(LongValue.class, operand, e);
                if (number.value() == Long.MIN_VALUE) {
                    throw overflow(e);
                }
                yield new LongValue(-number.value());
            }
            case IS_EMPTY ->
                BoolValue.of(Errors.expect(SetValue.class, operand, e).size() == 0);
        };
    }

    /**
     * The result of the operator.
     *
     * @throws EvaluationException when it has none
     */
    public Value apply(Expr.Binary e, Value left, Value right) {
        return switch (e.op()) {
            case EQUAL -> BoolValue.of(left.equals(right));
            case NOT_EQUAL -> BoolValue.of(!left.equals(right));
            case LESS -> BoolValue.of(compare(e, left, right) < 0);
            case LESS_EQUAL -> BoolValue.of(compare(e, left, right) <= 0);
            case GREATER -> BoolValue.of(compare(e, left, right) > 0);
            case GREATER_EQUAL -> BoolValue.of(compare(e, left, right) >= 0);
            case IN -> BoolValue.of(isIn(e, Errors.expect(EntityUid.class, left, e), right));
            case ADD, SUBTRACT, MULTIPLY -> arithmetic(e, left, right);
            case CONTAINS -> BoolValue.of(Errors.expect(SetValue.class, left, e).contains(right));
            case CONTAINS_ALL -> BoolValue.of(set(e, left).containsAll(set(e, right)));
            case CONTAINS_ANY -> BoolValue.of(set(e, left).containsAny(set(e, right)));
            case GET_TAG -> getTag(e, left, right);
            case HAS_TAG -> BoolValue.of(hasTag(e, left, right));
        };
    }

    /**
     * Cedar's {@code in}: the right side is an entity, or a set of nothing but entities.
     *
     * @throws EvaluationException when the right side is something else
     */
    public boolean isIn(Expr e, EntityUid uid, Value right) {
        if (right instanceof EntityUid container) {
            return entities.isIn(uid, container);
        }
        if (!(right instanceof SetValue set)) {
            throw Errors.type(e, "entity or set of entities", right);
        }
        boolean found = false;
        for (int i = 0; i < set.size(); i++) {
            found |= entities.isIn(uid, Errors.expect(EntityUid.class, set.get(i), e));
        }
        return found;
    }

    private static int compare(Expr.Binary e, Value left, Value right) {
        if (left instanceof LongValue a) {
            return Long.compare(
                    a.value(), Errors.expect(LongValue.class, right, e).value());
        } else if (left instanceof Datetime a) {
            return a.compareTo(Errors.expect(Datetime.class, right, e));
        } else if (left instanceof Duration a) {
            return a.compareTo(Errors.expect(Duration.class, right, e));
        }
        throw Errors.type(e, "long, datetime or duration", left);
    }

    private static Value arithmetic(Expr.Binary e, Value left, Value right) {
        long a = Errors.expect(LongValue.class, left, e).value();
        long b = Errors.expect(LongValue.class, right, e).value();
        try {
            return new LongValue(
                    e.op() == BinaryOp.ADD
                            ? Math.addExact(a, b)
                            : e.op() == BinaryOp.SUBTRACT ? Math.subtractExact(a, b) : Math.multiplyExact(a, b));
        } catch (ArithmeticException overflow) {
            throw overflow(e);
        }
    }

    private static EvaluationException overflow(Expr e) {
        return Errors.of(Kind.ARITHMETIC, e, "the result does not fit into a long");
    }

    private static SetValue set(Expr.Binary e, Value value) {
        return Errors.expect(SetValue.class, value, e);
    }

    private Value getTag(Expr.Binary e, Value holder, Value key) {
        EntityUid uid = Errors.expect(EntityUid.class, holder, e);
        String tag = Errors.expect(StringValue.class, key, e).value();
        Known entity = entities.find(uid);
        if (entity == null) {
            throw Errors.of(Kind.MISSING_ENTITY, e, "the entity is not known, so it has no tags");
        }
        Value value = entity.entity().tags().getOrNull(tag);
        if (value == null) {
            throw Errors.of(Kind.MISSING_TAG, e, "the entity has no such tag");
        }
        return value;
    }

    private boolean hasTag(Expr.Binary e, Value holder, Value key) {
        EntityUid uid = Errors.expect(EntityUid.class, holder, e);
        String tag = Errors.expect(StringValue.class, key, e).value();
        Known entity = entities.find(uid);
        return entity != null && entity.entity().tags().has(tag);
    }
}
