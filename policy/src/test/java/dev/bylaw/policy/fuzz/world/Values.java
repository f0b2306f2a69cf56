// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.fuzz.world;

import java.util.ArrayList;
import java.util.List;

/** Makes expressions of every type but Bool. */
final class Values {

    private final Dice dice;
    private final Uids uids;
    private final Knowledge knowledge;
    private final Expressions expressions;

    Values(Dice dice, SchemaPlan plan, Knowledge knowledge, Expressions expressions) {
        this.dice = dice;
        this.uids = new Uids(dice, plan);
        this.knowledge = knowledge;
        this.expressions = expressions;
    }

    Text of(Shape shape, int depth) {
        if (shape instanceof Shape.Simple simple) {
            return switch (simple) {
                case BOOL -> Text.member(dice.of("true", "false"));
                case LONG -> number(depth);
                case STRING -> Text.member(Quoted.of(Literals.string(dice), dice));
                default -> extension(simple, depth);
            };
        } else if (shape instanceof Shape.EntityOf entity) {
            return Text.member(uids.literal(entity.type()));
        } else if (shape instanceof Shape.SetOf set) {
            return set(set, depth);
        }
        return record((Shape.RecordOf) shape, depth);
    }

    private Text number(int depth) {
        if (depth <= 0 || dice.oneIn(3)) {
            return literal(dice.number());
        }
        int d = depth - 1;
        return switch (dice.below(6)) {
            case 0, 1 -> expressions.infix(long_(d), dice.of("+", "-"), long_(d), Text.SUM);
            case 2 -> expressions.infix(long_(d), "*", long_(d), Text.PRODUCT);
            case 3 -> new Text("-" + long_(d).at(Text.MEMBER), Text.UNARY);
            default ->
                Text.member(expressions.of(Shape.Simple.DURATION, d).at(Text.MEMBER)
                        + dice.of(".toMilliseconds()", ".toSeconds()", ".toMinutes()", ".toHours()", ".toDays()"));
        };
    }

    private Text long_(int depth) {
        return expressions.of(Shape.Simple.LONG, depth);
    }

    static Text literal(long number) {
        return number < 0 ? new Text(Long.toString(number), Text.UNARY) : Text.member(Long.toString(number));
    }

    private Text extension(Shape.Simple type, int depth) {
        int d = depth - 1;
        if (depth > 0 && type == Shape.Simple.DATETIME && dice.oneIn(2)) {
            String moment = expressions.of(type, d).at(Text.MEMBER);
            return Text.member(
                    dice.oneIn(2)
                            ? moment + ".toDate()"
                            : moment + ".offset("
                                    + expressions.of(Shape.Simple.DURATION, d).text() + ")");
        }
        if (depth > 0 && type == Shape.Simple.DURATION && dice.oneIn(2)) {
            String moment = expressions.of(Shape.Simple.DATETIME, d).at(Text.MEMBER);
            return Text.member(
                    dice.oneIn(2)
                            ? moment + ".toTime()"
                            : moment + ".durationSince("
                                    + expressions.of(Shape.Simple.DATETIME, d).text() + ")");
        }
        return Text.member(Literals.constructor(type) + "(" + Quoted.of(Literals.extension(type, dice), dice) + ")");
    }

    private Text set(Shape.SetOf set, int depth) {
        List<String> elements = new ArrayList<>();
        for (int i = dice.between(1, 3); i > 0; i--) {
            elements.add(expressions.of(set.element(), depth - 1).text());
        }
        return Text.member("[" + String.join(", ", elements) + (dice.oneIn(8) ? ",]" : "]"));
    }

    private Text record(Shape.RecordOf record, int depth) {
        List<String> fields = new ArrayList<>();
        record.fields().forEach((name, field) -> {
            // In strict mode a record literal has the type of a value only when it has all the attributes.
            String key = Knowledge.isIdentifier(name) && !dice.oneIn(3) ? name : Quoted.of(name, dice);
            fields.add(key + ": " + expressions.of(field.shape(), depth - 1).text());
        });
        Text literal = Text.member("{" + String.join(", ", fields) + "}");
        List<Knowledge.Path> known = knowledge.of(record);
        return known.isEmpty() || dice.oneIn(2)
                ? literal
                : Text.member(dice.of(known).text());
    }
}
