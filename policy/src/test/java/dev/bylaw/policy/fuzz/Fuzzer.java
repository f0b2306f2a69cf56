// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.fuzz;

import com.cedarpolicy.model.policy.PolicySet;
import dev.bylaw.policy.PolicyException;
import dev.bylaw.policy.fuzz.oracle.RustCedar;
import dev.bylaw.policy.fuzz.world.World;
import dev.bylaw.policy.schema.Schema;
import java.util.List;
import java.util.Optional;

/** Compares this engine with Cedar's own on everything in one generated world. */
final class Fuzzer {

    private final RustCedar rust;
    private final Tally tally;
    private final TextComparison texts;
    private final SchemaComparison schemas;
    private final ValidationComparison validations;
    private final DecisionComparison decisions;
    private final MutationComparison mutations;

    /**
     * @param requests how many requests to ask in each world, half of them under a schema
     * @param mutations how many times to spoil each text
     * @param ways what must decide as Rust does
     */
    Fuzzer(RustCedar rust, Tally tally, int requests, int mutations, List<Way> ways) {
        this.rust = rust;
        this.tally = tally;
        this.texts = new TextComparison(rust, tally);
        this.schemas = new SchemaComparison(rust, tally);
        this.validations = new ValidationComparison(rust, tally);
        this.decisions = new DecisionComparison(rust, tally, requests / 2, ways);
        this.mutations = new MutationComparison(rust, tally, texts, schemas, mutations);
    }

    void run(long seed) throws PolicyException {
        World world = new World(seed);
        tally.count("worlds");
        texts.compare(world);
        schemas.compare(world);
        mutations.compare(world);
        Optional<com.cedarpolicy.model.schema.Schema> theirSchema = rust.schema(world.schema());
        Optional<Schema> schema = Ours.tried(() -> Schema.parse(Ours.source(world.schema())));
        // Each form in which a policy set can be handed over must mean the same.
        String json = world.dice().oneIn(2)
                ? world.policySetJson(
                        clause -> Ours.tree(Ours.policy(clause.text()).value().orElseThrow())
                                .toString())
                : world.policySetJson(clause -> Ours.quote(clause.text()));
        Optional<PolicySet> theirs = rust.policySet(json);
        Optional<dev.bylaw.policy.PolicySet> policies = Ours.tried(() -> Ours.policies(world));
        tally.compare(seed, "policy set accepted", json, theirs.isPresent(), policies.isPresent());
        if (theirs.isEmpty() || policies.isEmpty()) {
            return;
        }
        decisions.untyped(world, theirs.get(), policies.get());
        if (theirSchema.isPresent() && schema.isPresent()) {
            validations.compare(world, theirSchema.get(), theirs.get(), schema.get(), policies.get());
            decisions.typed(world, theirSchema.get(), theirs.get(), schema.get(), policies.get());
        }
    }
}
