// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.fuzz.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an expression can safely name at a place: the request's parts, their attributes, and what a test has shown. */
final class Knowledge {

    private static final int MOST = 60;
    private static final int DEEPEST = 3;

    /** An expression that has a value of this type. */
    record Path(String text, Shape shape) {}

    /** An attribute that may be missing. */
    record Doubt(Path owner, String name, Shape shape) {}

    private final SchemaPlan plan;
    private final Dice dice;
    private final List<Path> paths = new ArrayList<>();
    private final List<Doubt> doubts = new ArrayList<>();

    Knowledge(SchemaPlan plan, Dice dice, Environment environment) {
        this.plan = plan;
        this.dice = dice;
        learn(new Path("principal", new Shape.EntityOf(environment.principal())), 0);
        learn(new Path("resource", new Shape.EntityOf(environment.resource())), 0);
        learn(new Path("context", environment.action().context()), 0);
        paths.add(new Path("action", new Shape.EntityOf(environment.action().type())));
    }

    private void learn(Path path, int depth) {
        if (paths.size() >= MOST) {
            return;
        }
        paths.add(path);
        if (depth >= DEEPEST) {
            return;
        }
        fields(path.shape())
                .ifPresent(record -> record.fields().forEach((name, field) -> {
                    if (field.required()) {
                        learn(new Path(path.text() + access(name), field.shape()), depth + 1);
                    } else {
                        doubts.add(new Doubt(path, name, field.shape()));
                    }
                }));
    }

    /** The attributes of a record, or of an entity that is not an action. */
    Optional<Shape.RecordOf> fields(Shape shape) {
        if (shape instanceof Shape.RecordOf record) {
            return Optional.of(record);
        }
        return shape instanceof Shape.EntityOf entity
                        && !SchemaPlan.base(entity.type()).equals("Action")
                ? Optional.of(plan.entity(entity.type()).attributes())
                : Optional.empty();
    }

    String access(String name) {
        return isIdentifier(name) && !dice.oneIn(5) ? "." + name : "[" + Quoted.of(name, dice) + "]";
    }

    static boolean isIdentifier(String name) {
        return name.matches("[a-z]+") && !name.equals("in") && !name.equals("like");
    }

    /** Paths to values of exactly this type. */
    List<Path> of(Shape shape) {
        return paths.stream().filter(path -> path.shape().equals(shape)).toList();
    }

    List<Path> all() {
        return paths;
    }

    List<Doubt> doubts() {
        return doubts;
    }

    /** Entities whose type has tags. */
    List<Path> tagged() {
        return paths.stream().filter(path -> tags(path.shape()).isPresent()).toList();
    }

    Optional<Shape> tags(Shape shape) {
        return shape instanceof Shape.EntityOf entity
                        && !SchemaPlan.base(entity.type()).equals("Action")
                ? plan.entity(entity.type()).tags()
                : Optional.empty();
    }

    /** Where the knowledge stands, for {@link #forget}. */
    int[] mark() {
        return new int[] {paths.size(), doubts.size()};
    }

    void add(Path path) {
        learn(path, 1);
    }

    /** Forgets what was learned since the mark. */
    void forget(int[] mark) {
        paths.subList(mark[0], paths.size()).clear();
        doubts.subList(mark[1], doubts.size()).clear();
    }
}
