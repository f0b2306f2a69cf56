// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.fuzz.world;

import java.util.List;

/** Makes an expression that is wrong in one way, where one of a given type is asked for. */
final class Mistakes {

    private final Dice dice;
    private final SchemaPlan plan;
    private final Knowledge knowledge;
    private final Expressions expressions;

    Mistakes(Dice dice, SchemaPlan plan, Knowledge knowledge, Expressions expressions) {
        this.dice = dice;
        this.plan = plan;
        this.knowledge = knowledge;
        this.expressions = expressions;
    }

    Text instead(Shape shape, int depth) {
        return switch (dice.below(14)) {
            case 0 -> unguarded(shape);
            case 1 -> Text.member(dice.of(knowledge.all()).text() + knowledge.access(dice.of(SchemaGenerator.NAMES)));
            case 2 -> tag();
            case 3 -> Text.member("[]");
            case 4 -> badExtension();
            case 5 -> computedExtension();
            case 6 -> Text.member("Nobody::\"x\"");
            case 7 ->
                Text.member(
                        dice.of("Action::\"nothing\"", dice.of(plan.entities()).type() + "::\"none\""));
            case 8 ->
                Text.member("[" + expressions.of(expressions.anyShape(), 0).text() + ", "
                        + expressions.of(expressions.anyShape(), 0).text() + "]");
            case 9 ->
                Text.member(Literals.constructor(dice.of(
                                Shape.Simple.IP, Shape.Simple.DECIMAL, Shape.Simple.DATETIME, Shape.Simple.DURATION))
                        + dice.of("()", "(\"1.0\", \"1.0\")", "(1)"));
            case 10 ->
                new Text(
                                expressions.of(Shape.Simple.DECIMAL, 0).at(Text.SUM) + " < "
                                        + expressions
                                                .of(Shape.Simple.DECIMAL, 0)
                                                .at(Text.SUM),
                                Text.RELATION)
                        .parenthesized();
            default -> expressions.of(expressions.anyShape(), depth);
        };
    }

    private Text unguarded(Shape shape) {
        List<Knowledge.Doubt> doubts = knowledge.doubts();
        if (doubts.isEmpty()) {
            return Text.member("principal.nothing");
        }
        Knowledge.Doubt doubt = doubts.stream()
                .filter(each -> each.shape().equals(shape))
                .findFirst()
                .orElseGet(() -> dice.of(doubts));
        return Text.member(doubt.owner().text() + knowledge.access(doubt.name()));
    }

    private Text tag() {
        List<Knowledge.Path> tagged = knowledge.tagged();
        String owner = tagged.isEmpty() ? "resource" : dice.of(tagged).text();
        return Text.member(owner + dice.of(".getTag(\"a\")", ".hasTag(\"a\")", ".getTag(1)"));
    }

    private Text badExtension() {
        Shape.Simple type =
                dice.of(Shape.Simple.IP, Shape.Simple.DECIMAL, Shape.Simple.DATETIME, Shape.Simple.DURATION);
        return Text.member(Literals.constructor(type) + "(" + Quoted.of(Literals.badExtension(type, dice)) + ")");
    }

    private Text computedExtension() {
        Shape.Simple type =
                dice.of(Shape.Simple.IP, Shape.Simple.DECIMAL, Shape.Simple.DATETIME, Shape.Simple.DURATION);
        List<Knowledge.Path> known = knowledge.of(Shape.Simple.STRING);
        String text = known.isEmpty()
                ? "if true then \"" + Literals.extension(type, dice) + "\" else \"\""
                : dice.of(known).text();
        return Text.member(Literals.constructor(type) + "(" + text + ")");
    }
}
