// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.fuzz;

import dev.bylaw.policy.fuzz.oracle.RustCedar;
import dev.bylaw.policy.fuzz.world.JsonMutator;
import dev.bylaw.policy.fuzz.world.Mutator;
import dev.bylaw.policy.fuzz.world.World;
import dev.bylaw.policy.schema.Schema;
import dev.bylaw.policy.validate.TypedJson;
import java.util.Optional;

/** Compares which spoiled inputs are accepted, and what is read of those that are. */
final class MutationComparison {

    private final RustCedar rust;
    private final Tally tally;
    private final TextComparison texts;
    private final SchemaComparison schemas;
    private final int times;

    MutationComparison(RustCedar rust, Tally tally, TextComparison texts, SchemaComparison schemas, int times) {
        this.rust = rust;
        this.tally = tally;
        this.texts = texts;
        this.schemas = schemas;
        this.times = times;
    }

    void compare(World world) {
        Mutator mutator = new Mutator(world.dice().split());
        JsonMutator jsonMutator = new JsonMutator(world.dice().split());
        for (int i = 0; i < times; i++) {
            World.Clause clause = world.dice().of(world.clauses());
            String text = mutator.spoil(clause.text());
            count("policy texts", texts.text(world.seed(), text).isPresent());
            String json =
                    Ours.tree(Ours.policy(clause.text()).value().orElseThrow()).toString();
            count("policy JSON", texts.json(world.seed(), jsonMutator.spoil(json)));
            count("policy JSON", texts.json(world.seed(), mutator.spoil(json)));
            String schema = mutator.spoil(world.schema());
            count("schema texts", schemas.cedar(world.seed(), schema).isPresent());
            String schemaJson =
                    (i % 3 == 0 ? mutator.spoil(world.schemaJson()) : jsonMutator.spoil(world.schemaJson()));
            count("schema JSON", schemas.json(world.seed(), schemaJson).isPresent());
        }
        entities(world, mutator, jsonMutator);
    }

    private void count(String what, boolean accepted) {
        tally.count("spoiled " + what);
        tally.count("spoiled " + what + " accepted", accepted ? 1 : 0);
    }

    private void entities(World world, Mutator mutator, JsonMutator jsonMutator) {
        Optional<com.cedarpolicy.model.schema.Schema> theirs = rust.schema(world.schema());
        Optional<Schema> ours = Ours.tried(() -> Schema.parse(Ours.source(world.schema())));
        if (theirs.isEmpty() || ours.isEmpty()) {
            return;
        }
        for (String list : world.doubtfulEntities(2 * times)) {
            boolean accepted = entities(world, theirs.get(), ours.get(), list);
            tally.count("entity lists");
            tally.count("entity lists accepted", accepted ? 1 : 0);
            String spoiled = world.dice().oneIn(3) ? mutator.spoil(list) : jsonMutator.spoil(list);
            if (Ours.isJson(spoiled, '[')) {
                count("entity lists", entities(world, theirs.get(), ours.get(), spoiled));
            }
        }
    }

    private boolean entities(World world, com.cedarpolicy.model.schema.Schema theirs, Schema ours, String list) {
        boolean accepted = rust.acceptsEntities(theirs, list);
        String problem = Ours.outcome(() -> TypedJson.parseEntities(Ours.source(list), ours))
                .problem();
        tally.accepted(world.seed(), "entities accepted", list + "\n" + world.schema(), accepted, problem);
        return accepted;
    }
}
