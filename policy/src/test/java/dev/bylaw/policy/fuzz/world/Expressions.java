// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.fuzz.world;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Makes expressions that have the type asked for in one environment, and as many mistakes as it is allowed to make. What it
 * makes is text, so that it can say things in all the ways that the language has.
 */
final class Expressions {

    private static final List<Shape> ORDERED =
            List.of(Shape.Simple.LONG, Shape.Simple.LONG, Shape.Simple.DATETIME, Shape.Simple.DURATION);

    private final Dice dice;
    private final SchemaPlan plan;
    private final Knowledge knowledge;
    private final Values values;
    private int mistakes;

    Expressions(Dice dice, SchemaPlan plan, Environment environment, int mistakes) {
        this.dice = dice;
        this.plan = plan;
        this.knowledge = new Knowledge(plan, dice, environment);
        this.values = new Values(dice, plan, knowledge, this);
        this.mistakes = mistakes;
    }

    /** An expression of this type. */
    Text of(Shape shape, int depth) {
        if (mistakes > 0 && dice.oneIn(5)) {
            mistakes--;
            return new Mistakes(dice, plan, knowledge, this).instead(shape, depth);
        }
        if (depth > 0 && dice.oneIn(14)) {
            Text condition = bool(depth - 1);
            return new Text(
                    "if " + condition.text() + " then " + of(shape, depth - 1).text() + " else "
                            + of(shape, depth - 1).text(),
                    Text.IF);
        }
        List<Knowledge.Path> known = knowledge.of(shape);
        if (!known.isEmpty() && dice.oneIn(depth > 0 ? 3 : 2)) {
            return Text.member(dice.of(known).text());
        }
        return shape == Shape.Simple.BOOL ? bool(depth) : values.of(shape, depth);
    }

    /** A condition. */
    Text bool(int depth) {
        if (depth <= 0) {
            return leaf();
        }
        int d = depth - 1;
        return switch (dice.below(24)) {
            case 0, 1, 2 -> infix(bool(d), "&&", bool(d), Text.AND);
            case 3, 4 -> infix(bool(d), "||", bool(d), Text.OR);
            case 5, 6, 7, 8 -> guarded(d);
            case 9 -> new Text("!" + bool(d).at(Text.MEMBER), Text.UNARY);
            case 10, 11 -> equality(d);
            case 12, 13 -> order(d);
            case 14 -> membership(d);
            case 15 -> like(d);
            case 16 -> is(d);
            case 17, 18 -> containment(d);
            case 19 -> Text.member(of(anySet(), d).at(Text.MEMBER) + ".isEmpty()");
            case 20 -> has();
            case 21, 22 -> extensionTest(d);
            default -> of(Shape.Simple.BOOL, d);
        };
    }

    private Text leaf() {
        return switch (dice.below(6)) {
            case 0 -> Text.member(dice.of("true", "false", "true"));
            case 1 -> has();
            case 2 -> is(0);
            default -> equality(0);
        };
    }

    Text infix(Text left, String operator, Text right, int level) {
        return new Text(left.at(level) + " " + operator + " " + right.at(level + 1), level);
    }

    /** A test, and something that only holds after it. */
    private Text guarded(int depth) {
        int[] mark = knowledge.mark();
        String test;
        List<Knowledge.Path> tagged = knowledge.tagged();
        if (!knowledge.doubts().isEmpty() && (tagged.isEmpty() || !dice.oneIn(3))) {
            Knowledge.Doubt doubt = dice.of(knowledge.doubts());
            test = doubt.owner().text() + " has " + attribute(doubt.name());
            knowledge.add(new Knowledge.Path(doubt.owner().text() + knowledge.access(doubt.name()), doubt.shape()));
        } else if (!tagged.isEmpty()) {
            Knowledge.Path owner = dice.of(tagged);
            String key = of(Shape.Simple.STRING, dice.oneIn(3) ? 1 : 0).text();
            test = owner.text() + ".hasTag(" + key + ")";
            knowledge.add(new Knowledge.Path(
                    owner.text() + ".getTag(" + key + ")",
                    knowledge.tags(owner.shape()).orElseThrow()));
        } else {
            return bool(depth);
        }
        Knowledge.Path learned = knowledge.all().get(knowledge.all().size() > mark[0] ? mark[0] : 0);
        Text body = dice.oneIn(2) ? bool(depth) : about(learned, depth);
        knowledge.forget(mark);
        return dice.oneIn(6)
                ? new Text("if " + test + " then " + body.text() + " else " + leaf().text(), Text.IF)
                : new Text(test + " && " + body.at(Text.RELATION), Text.AND);
    }

    private String attribute(String name) {
        return Knowledge.isIdentifier(name) && !dice.oneIn(4) ? name : Quoted.of(name, dice);
    }

    /** A condition that surely looks at this. */
    private Text about(Knowledge.Path path, int depth) {
        Text subject = Text.member(path.text());
        if (path.shape() == Shape.Simple.BOOL) {
            return subject;
        }
        return infix(subject, dice.of("==", "!="), of(path.shape(), depth), Text.RELATION)
                .parenthesized();
    }

    private Text equality(int depth) {
        Shape shape = dice.oneIn(3) ? anyShape() : dice.of(knowledge.all()).shape();
        return relation(of(shape, depth), dice.of("==", "==", "!="), of(shape, depth));
    }

    private Text relation(Text left, String operator, Text right) {
        return new Text(left.at(Text.SUM) + " " + operator + " " + right.at(Text.SUM), Text.RELATION);
    }

    private Text order(int depth) {
        Shape shape = dice.of(ORDERED);
        return relation(of(shape, depth), dice.of("<", "<=", ">", ">="), of(shape, depth));
    }

    private Text membership(int depth) {
        Text left = of(anyEntity(), depth);
        Shape right = anyEntity();
        Text container = dice.oneIn(2) ? of(right, depth) : of(new Shape.SetOf(right), depth);
        return relation(left, "in", container);
    }

    private Text like(int depth) {
        return new Text(of(Shape.Simple.STRING, depth).at(Text.SUM) + " like " + Literals.pattern(dice), Text.RELATION);
    }

    private Text is(int depth) {
        String type = dice.of(plan.entities()).type();
        String test = of(anyEntity(), depth).at(Text.SUM) + " is " + type;
        return new Text(dice.oneIn(3) ? test + " in " + of(anyEntity(), depth).at(Text.SUM) : test, Text.RELATION);
    }

    private Text containment(int depth) {
        Shape.SetOf set = anySet();
        String left = of(set, depth).at(Text.MEMBER);
        return switch (dice.below(3)) {
            case 0 -> Text.member(left + ".contains(" + of(set.element(), depth).text() + ")");
            case 1 -> Text.member(left + ".containsAll(" + of(set, depth).text() + ")");
            default -> Text.member(left + ".containsAny(" + of(set, depth).text() + ")");
        };
    }

    private Text has() {
        Knowledge.Path owner = dice.of(knowledge.all());
        if (knowledge.fields(owner.shape()).isEmpty()) {
            owner = knowledge.all().get(0);
        }
        List<String> names = new ArrayList<>(
                knowledge.fields(owner.shape()).orElseThrow().fields().keySet());
        names.add(dice.of(SchemaGenerator.NAMES));
        String name = dice.of(names);
        boolean path = Knowledge.isIdentifier(name) && dice.oneIn(5);
        return new Text(
                owner.text() + " has " + (path ? name + "." + dice.of("n", "owner", "r") : attribute(name)),
                Text.RELATION);
    }

    private Text extensionTest(int depth) {
        boolean ip = dice.oneIn(2);
        Shape shape = ip ? Shape.Simple.IP : Shape.Simple.DECIMAL;
        String left = of(shape, depth).at(Text.MEMBER);
        if (ip && !dice.oneIn(3)) {
            return Text.member(left + dice.of(".isIpv4()", ".isIpv6()", ".isLoopback()", ".isMulticast()"));
        }
        String method = ip ? "isInRange" : dice.of("lessThan", "lessThanOrEqual", "greaterThan", "greaterThanOrEqual");
        return Text.member(left + "." + method + "(" + of(shape, depth).text() + ")");
    }

    Shape.EntityOf anyEntity() {
        return dice.oneIn(3)
                ? new Shape.EntityOf(dice.of(plan.entities()).type())
                : (Shape.EntityOf) knowledge.all().stream()
                        .map(Knowledge.Path::shape)
                        .filter(Shape.EntityOf.class::isInstance)
                        .collect(Collectors.collectingAndThen(Collectors.toList(), dice::of));
    }

    Shape.SetOf anySet() {
        List<Shape.SetOf> known = knowledge.all().stream()
                .map(Knowledge.Path::shape)
                .filter(Shape.SetOf.class::isInstance)
                .map(Shape.SetOf.class::cast)
                .toList();
        return !known.isEmpty() && dice.oneIn(2) ? dice.of(known) : new Shape.SetOf(anyShape());
    }

    Shape anyShape() {
        return dice.oneIn(4) ? anyEntity() : dice.of(Shape.Simple.values());
    }
}
