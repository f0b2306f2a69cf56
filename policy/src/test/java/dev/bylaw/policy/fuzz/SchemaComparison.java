// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bylaw.policy.fuzz.oracle.RustCedar;
import dev.bylaw.policy.fuzz.world.World;
import dev.bylaw.policy.schema.Schema;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Compares how schemas are read in both syntaxes and translated from one to the other. */
final class SchemaComparison {

    private final RustCedar rust;
    private final Tally tally;

    SchemaComparison(RustCedar rust, Tally tally) {
        this.rust = rust;
        this.tally = tally;
    }

    void compare(World world) {
        tally.count("schemas");
        Optional<Schema> text = cedar(world.seed(), world.schema());
        Optional<Schema> json = json(world.seed(), world.schemaJson());
        if (text.isPresent() && json.isPresent()) {
            tally.compare(
                    world.seed(), "schema in both syntaxes", world.schema(), meaning(text.get()), meaning(json.get()));
        } else {
            tally.count("schemas refused");
        }
    }

    /** Reads the Cedar syntax both ways. */
    Optional<Schema> cedar(long seed, String text) {
        Optional<com.cedarpolicy.model.schema.Schema> theirs = rust.schema(text);
        Ours.Outcome<Schema> outcome = Ours.outcome(() -> Schema.parse(Ours.source(text)));
        tally.accepted(seed, "schema text accepted", text, theirs.isPresent(), outcome.problem());
        Optional<Schema> ours = outcome.value();
        Optional<JsonNode> translated = theirs.flatMap(rust::schemaToJson);
        if (translated.isPresent() && ours.isPresent()) {
            JsonNode json = translated.get();
            tally.compare(
                    seed,
                    "schema text to JSON",
                    text,
                    json,
                    Ours.tree(ours.get().toJson()));
            Optional<Schema> back = Ours.tried(() -> Schema.parseJson(Ours.source(json.toString())));
            tally.compare(
                    seed,
                    "schema text by way of JSON",
                    text,
                    Optional.of(meaning(ours.get())),
                    back.map(SchemaComparison::meaning));
        }
        return ours;
    }

    /** Reads the JSON syntax both ways. */
    Optional<Schema> json(long seed, String json) {
        Optional<com.cedarpolicy.model.schema.Schema> theirs = rust.schemaJson(json);
        Ours.Outcome<Schema> outcome = Ours.outcome(() -> Schema.parseJson(Ours.source(json)));
        tally.accepted(seed, "schema JSON accepted", json, theirs.isPresent(), outcome.problem());
        Optional<Schema> ours = outcome.value();
        if (theirs.isPresent() && ours.isPresent()) {
            Optional<String> translated = rust.schemaToCedar(theirs.get());
            Optional<String> printed = printed(ours.get());
            tally.compare(seed, "schema JSON to text possible", json, translated.isPresent(), printed.isPresent());
            translated.ifPresent(text -> tally.compare(
                    seed,
                    "schema JSON to text by Rust",
                    json,
                    Ours.tried(() -> Schema.parse(Ours.source(text))).map(SchemaComparison::meaning),
                    Optional.of(meaning(ours.get()))));
            printed.ifPresent(text -> tally.compare(
                    seed, "schema JSON to text by us", text, rust.schema(text).isPresent(), true));
        }
        return ours;
    }

    private static Optional<String> printed(Schema schema) {
        try {
            return Optional.of(schema.toCedar());
        } catch (UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    /** What counts: of an action that applies to nothing, not why. */
    private static List<Object> meaning(Schema schema) {
        return List.of(
                schema.entityTypes().values().stream()
                        .map(type -> List.of(type.name(), type.attributes(), type.tags(), type.ancestors(), type.ids()))
                        .collect(Collectors.toSet()),
                schema.actions().values().stream()
                        .map(action -> List.of(action.uid(), action.ancestors()))
                        .collect(Collectors.toSet()),
                schema.environments().stream()
                        .map(request -> List.of(
                                request.principal(), request.action().uid(), request.resource(), request.context()))
                        .collect(Collectors.toSet()));
    }
}
