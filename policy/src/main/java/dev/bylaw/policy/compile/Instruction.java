// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.compile;

import dev.bylaw.policy.Known;
import dev.bylaw.policy.Request;
import dev.bylaw.policy.ast.BinaryOp;
import dev.bylaw.policy.compile.Question.Kind;
import dev.bylaw.policy.value.BoolValue;
import dev.bylaw.policy.value.EntityUid;
import dev.bylaw.policy.value.LongValue;
import dev.bylaw.policy.value.StringValue;
import dev.bylaw.policy.value.Value;

/**
 * A step, for records of which the shapes are known.
 *
 * <p>One class for all questions, with the difference in a field. Where many policies are in use, calling a method that one
 * of many classes has takes as long as everything else that a question does, and a comparison needs no call.
 */
final class Instruction {

    final Read.Place place;
    final Read.Place otherPlace;
    final int slot;
    final int otherSlot;
    final int afterYes;
    final int afterNo;
    final int end;
    final long ifYes;
    final long ifNo;

    /** Whether yes is followed by the next step. A processor guesses this well, and then need not wait for the number. */
    final boolean yesGoesOn;

    /** The same of no. */
    final boolean noGoesOn;

    private final Kind kind;
    private final long bound;
    private final boolean less;
    private final boolean equal;
    private final boolean greater;
    private final String text;
    private final Question question;

    /**
     * The instruction of a step.
     *
     * @param number that of the step
     * @param slot the slot of what it reads, or a negative number when there is none
     * @param otherSlot the slot of what it reads second, or a negative number
     */
    Instruction(int number, Step step, int slot, int otherSlot) {
        this.question = step.question();
        this.kind = question.kind();
        this.place = question.read() == null ? null : question.read().place();
        this.otherPlace = question.other() == null ? null : question.other().place();
        this.slot = slot;
        this.otherSlot = otherSlot;
        this.bound = question.constant() instanceof LongValue value ? value.value() : 0;
        this.text = question.constant() instanceof StringValue string ? string.value() : null;
        BinaryOp op = question.order();
        this.less = op == BinaryOp.LESS || op == BinaryOp.LESS_EQUAL;
        this.equal = op == BinaryOp.LESS_EQUAL || op == BinaryOp.GREATER_EQUAL;
        this.greater = op == BinaryOp.GREATER || op == BinaryOp.GREATER_EQUAL;
        this.afterYes = step.afterYes();
        this.afterNo = step.afterNo();
        this.yesGoesOn = afterYes == number + 1;
        this.noGoesOn = afterNo == number + 1;
        this.end = step.end();
        this.ifYes = step.ifYes();
        this.ifNo = step.ifNo();
    }

    /**
     * The answer, as {@link Node#test} gives it.
     *
     * @param value what is in the slot, or null
     * @param other what is in the other slot, or null
     */
    // Small methods, the frequent questions first: the JIT puts only such methods in the place of their call.
    int answer(Value value, Value other, Request q, Known principal, Known resource) {
        if (kind == Kind.TRUTH) {
            return value instanceof BoolValue bool ? Node.of(bool.value()) : Node.ERROR;
        } else if (kind == Kind.ORDER) {
            return value instanceof LongValue number ? Node.of(isInOrder(number.value())) : Node.ERROR;
        } else if (kind == Kind.EQUAL_TEXT && value != null) {
            return Node.of(value instanceof StringValue string && text.equals(string.value()));
        } else if (kind == Kind.EQUAL_OTHER && value != null && other != null) {
            return Node.of(Evaluator.areEqual(value, other));
        }
        return rareAnswer(value, q, principal, resource);
    }

    private int rareAnswer(Value value, Request q, Known principal, Known resource) {
        return switch (kind) {
            case EQUAL_TEXT, EQUAL_OTHER -> Node.ERROR;
            case EQUAL_ENTITY -> equal(value, question.constant());
            case EQUAL_PRINCIPAL -> equal(value, q.principal());
            case EQUAL_RESOURCE -> equal(value, q.resource());
            // What should have the value may itself be missing or unknown, which the node looks into.
            case HAS -> value != null ? Node.TRUE : question.node().test(q, principal, resource);
            default -> question.node().test(q, principal, resource);
        };
    }

    private static int equal(Value value, Value entity) {
        return value == null ? Node.ERROR : Node.of(value instanceof EntityUid uid && uid.equals(entity));
    }

    private boolean isInOrder(long value) {
        return value < bound ? less : value == bound ? equal : greater;
    }
}
