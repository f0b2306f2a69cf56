// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy;

import static dev.bylaw.policy.ast.Exprs.and;
import static dev.bylaw.policy.ast.Exprs.binary;
import static dev.bylaw.policy.ast.Exprs.call;
import static dev.bylaw.policy.ast.Exprs.choose;
import static dev.bylaw.policy.ast.Exprs.get;
import static dev.bylaw.policy.ast.Exprs.has;
import static dev.bylaw.policy.ast.Exprs.is;
import static dev.bylaw.policy.ast.Exprs.isIn;
import static dev.bylaw.policy.ast.Exprs.like;
import static dev.bylaw.policy.ast.Exprs.literal;
import static dev.bylaw.policy.ast.Exprs.or;
import static dev.bylaw.policy.ast.Exprs.record;
import static dev.bylaw.policy.ast.Exprs.unary;

import dev.bylaw.policy.ast.BinaryOp;
import dev.bylaw.policy.ast.Expr;
import dev.bylaw.policy.ast.Exprs;
import dev.bylaw.policy.ast.ExtensionFunction;
import dev.bylaw.policy.ast.Pattern;
import dev.bylaw.policy.ast.UnaryOp;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes expressions that mostly have the type asked for, so that evaluation gets far, and sometimes do not. */
final class ExprGenerator {

    private static final List<String> TEXTS = List.of(
            "",
            "a",
            "ab",
            "a*b",
            "1.0",
            "1.50",
            "10.0.0.1",
            "10.0.0.0/8",
            "::1",
            "2024-10-15",
            "1d2h",
            "é\n\"\\",
            "if");
    private static final long[] NUMBERS = {0, 1, -1, 2, 7, Long.MAX_VALUE, Long.MIN_VALUE, 3_000_000_000L};
    private static final BinaryOp[] ORDERS = {
        BinaryOp.LESS, BinaryOp.LESS_EQUAL, BinaryOp.GREATER, BinaryOp.GREATER_EQUAL
    };
    private static final BinaryOp[] SETS = {BinaryOp.CONTAINS_ALL, BinaryOp.CONTAINS_ANY, BinaryOp.CONTAINS};

    private final Random random;
    private final World world;

    ExprGenerator(Random random, World world) {
        this.random = random;
        this.world = world;
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    Expr bool(int depth) {
        if (depth <= 0 || chance(12)) {
            return chance(20) ? any(depth - 1) : literal(random.nextBoolean());
        }
        int d = depth - 1;
        return switch (random.nextInt(14)) {
            case 0 -> and(bool(d), bool(d));
            case 1 -> or(bool(d), bool(d));
            case 2 -> and(and(bool(d), bool(d)), or(bool(d), bool(d)));
            case 3 -> unary(UnaryOp.NOT, bool(d));
            case 4 -> choose(bool(d), bool(d), bool(d));
            case 5 -> binary(random.nextBoolean() ? BinaryOp.EQUAL : BinaryOp.NOT_EQUAL, any(d), any(d));
            case 6 -> binary(ORDERS[random.nextInt(4)], number(d), number(d));
            case 7 ->
                binary(BinaryOp.IN, entity(d), random.nextBoolean() ? entity(d) : Exprs.set(entity(d), entity(d)));
            case 8 -> has(holder(d), one(World.NAMES));
            case 9 -> like(text(d), new Pattern(List.of(one(TEXTS), one(TEXTS))));
            case 10 ->
                random.nextBoolean() ? is(entity(d), one(World.TYPES)) : isIn(entity(d), one(World.TYPES), entity(d));
            case 11 -> binary(SETS[random.nextInt(3)], set(d), random.nextBoolean() ? set(d) : any(d));
            case 12 ->
                random.nextBoolean() ? unary(UnaryOp.IS_EMPTY, set(d)) : binary(BinaryOp.HAS_TAG, entity(d), text(d));
            default -> extensionTest(d);
        };
    }

    private Expr extensionTest(int d) {
        return switch (random.nextInt(4)) {
            case 0 -> call(ExtensionFunction.LESS_THAN, extension(d), extension(d));
            case 1 -> call(ExtensionFunction.IS_IN_RANGE, extension(d), extension(d));
            case 2 -> call(ExtensionFunction.IS_LOOPBACK, extension(d));
            default -> binary(ORDERS[random.nextInt(4)], extension(d), extension(d));
        };
    }

    private Expr extension(int d) {
        return switch (random.nextInt(8)) {
            case 0 -> call(ExtensionFunction.DECIMAL, text(d));
            case 1 -> call(ExtensionFunction.IP, text(d));
            case 2 -> call(ExtensionFunction.DATETIME, text(d));
            case 3 -> call(ExtensionFunction.DURATION, text(d));
            case 4 -> call(ExtensionFunction.OFFSET, extension(d - 1), extension(d - 1));
            case 5 -> call(ExtensionFunction.TO_TIME, extension(d - 1));
            case 6 -> call(ExtensionFunction.IP);
            default -> call(ExtensionFunction.DECIMAL, literal("1.5"));
        };
    }

    private Expr number(int depth) {
        if (depth <= 0 || chance(3)) {
            return literal(NUMBERS[random.nextInt(NUMBERS.length)]);
        }
        int d = depth - 1;
        return switch (random.nextInt(6)) {
            case 0 -> binary(BinaryOp.ADD, number(d), number(d));
            case 1 -> binary(BinaryOp.SUBTRACT, number(d), number(d));
            case 2 -> binary(BinaryOp.MULTIPLY, number(d), number(d));
            case 3 -> unary(UnaryOp.NEGATE, number(d));
            case 4 -> call(ExtensionFunction.TO_HOURS, extension(d));
            default -> get(holder(d), "n");
        };
    }

    private Expr text(int depth) {
        return depth > 0 && chance(2) ? get(holder(depth - 1), "s") : literal(one(TEXTS));
    }

    private Expr entity(int depth) {
        return switch (random.nextInt(depth > 0 ? 6 : 4)) {
            case 0 -> Exprs.principal();
            case 1 -> Exprs.resource();
            case 2 -> Exprs.action();
            case 3 -> literal(world.anyUid(random));
            case 4 -> get(holder(depth - 1), "e");
            default -> binary(BinaryOp.GET_TAG, entity(depth - 1), text(depth - 1));
        };
    }

    private Expr holder(int depth) {
        return switch (random.nextInt(depth > 0 ? 5 : 2)) {
            case 0 -> Exprs.context();
            case 1 -> entity(0);
            case 2 -> get(holder(depth - 1), "r");
            case 3 -> fields("n", any(depth - 1), "if", any(depth - 1));
            default -> entity(depth - 1);
        };
    }

    private Expr set(int depth) {
        if (depth <= 0 || chance(4)) {
            return Exprs.set();
        }
        return chance(2) ? get(holder(depth - 1), "set") : Exprs.set(any(depth - 1), any(depth - 1), literal(1));
    }

    private Expr any(int depth) {
        return switch (random.nextInt(8)) {
            case 0 -> bool(depth);
            case 1 -> number(depth);
            case 2 -> text(depth);
            case 3 -> entity(depth);
            case 4 -> set(depth);
            case 5 -> extension(depth);
            case 6 -> fields("n", number(depth - 1), "a b", text(depth - 1));
            default -> get(holder(depth), one(World.NAMES));
        };
    }

    private static Expr fields(String first, Expr firstValue, String second, Expr secondValue) {
        Map<String, Expr> fields = new LinkedHashMap<>();
        fields.put(first, firstValue);
        fields.put(second, secondValue);
        return record(fields);
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }
}
