// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bylaw.policy.ast.PolicyBody;
import dev.bylaw.policy.fuzz.oracle.RustCedar;
import dev.bylaw.policy.fuzz.world.World;
import dev.bylaw.policy.syntax.PolicyPrinter;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Compares how policies are read and written, as text and as JSON. */
final class TextComparison {

    private final RustCedar rust;
    private final Tally tally;

    TextComparison(RustCedar rust, Tally tally) {
        this.rust = rust;
        this.tally = tally;
    }

    void compare(World world) {
        for (World.Clause clause : world.clauses()) {
            Optional<JsonNode> read = text(world.seed(), clause.text());
            tally.count("policies");
            if (read.isPresent()) {
                operators(read.get());
            } else {
                tally.count("policies refused");
            }
        }
    }

    /** Reads the text both ways, and on: printed, as JSON, and back from both. */
    Optional<JsonNode> text(long seed, String text) {
        Ours.Outcome<PolicyBody> ours = Ours.policy(text);
        boolean template = ours.value().map(PolicyBody::hasSlots).orElse(false);
        Optional<JsonNode> theirs = read(text, template);
        if (theirs.isEmpty() && !template) {
            theirs = read(text, true);
        }
        tally.accepted(seed, "policy text accepted", text, theirs.isPresent(), ours.problem());
        if (theirs.isPresent() && ours.value().isPresent()) {
            PolicyBody body = ours.value().get();
            JsonNode json = normal(Ours.tree(body));
            tally.compare(seed, "policy text read", text, theirs.get(), json);
            String printed = PolicyPrinter.print(body);
            tally.compare(seed, "policy printed", printed, theirs, read(printed, template));
            tally.compare(
                    seed,
                    "policy JSON read",
                    theirs.get(),
                    Optional.of(json),
                    Ours.policyFromJson(theirs.get().toString())
                            .value()
                            .map(Ours::tree)
                            .map(TextComparison::normal));
            json(seed, Ours.tree(body).toString());
        }
        return theirs;
    }

    private Optional<JsonNode> read(String text, boolean template) {
        Optional<JsonNode> json = template ? rust.templateToJson(text) : rust.policyToJson(text);
        return json.map(TextComparison::normal);
    }

    /**
     * Rust writes each character of a pattern by itself, and an annotation without a value as null; ours writes runs of
     * characters, and the empty text. Both read either. Of a set that is a
     * literal value, ours keeps neither order nor duplicates.
     */
    private static JsonNode normal(JsonNode json) {
        if (json.get("annotations") instanceof ObjectNode annotations) {
            annotations.properties().forEach(annotation -> {
                if (annotation.getValue().isNull()) {
                    annotation.setValue(annotations.textNode(""));
                }
            });
        }
        return ordered(json);
    }

    private static JsonNode ordered(JsonNode json) {
        if (json instanceof ObjectNode object) {
            ObjectNode sorted = object.objectNode();
            new TreeMap<>(object.properties().stream()
                            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)))
                    .forEach((name, value) -> sorted.set(name, ordered(value)));
            if (sorted.get("pattern") instanceof ArrayNode pattern) {
                sorted.set("pattern", joined(pattern));
            }
            if (sorted.get("Set") instanceof ArrayNode elements) {
                Map<String, JsonNode> distinct = new TreeMap<>();
                elements.forEach(element -> distinct.put(element.toString(), element));
                sorted.set("Set", elements.arrayNode().addAll(distinct.values()));
            }
            return sorted;
        }
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        json.forEach(element -> array.add(ordered(element)));
        return json.isArray() ? array : json;
    }

    private static ArrayNode joined(ArrayNode pattern) {
        ArrayNode joined = pattern.arrayNode();
        StringBuilder run = new StringBuilder();
        pattern.forEach(piece -> {
            if (piece.isTextual()) {
                flush(run, joined);
                joined.add(piece);
            } else {
                run.append(piece.get("Literal").textValue());
            }
        });
        flush(run, joined);
        return joined;
    }

    private static void flush(StringBuilder run, ArrayNode into) {
        if (!run.isEmpty()) {
            into.addObject().put("Literal", run.toString());
            run.setLength(0);
        }
    }

    /** Reads the JSON both ways. */
    boolean json(long seed, String json) {
        Ours.Outcome<PolicyBody> ours = Ours.policyFromJson(json);
        Optional<String> theirs = rust.policyFromJson(json);
        boolean accepted = theirs.isPresent() || (Ours.isJson(json, '{') && rust.acceptsTemplateJson(json));
        tally.accepted(seed, "policy JSON accepted", json, accepted, ours.problem());
        if (theirs.isPresent() && ours.value().isPresent()) {
            tally.compare(
                    seed,
                    "policy JSON printed",
                    json,
                    Ours.policy(theirs.get()).value().map(Ours::tree).map(TextComparison::normal),
                    ours.value().map(Ours::tree).map(TextComparison::normal));
        }
        return accepted;
    }

    /** Counts the operators and functions in the JSON form. */
    private void operators(JsonNode node) {
        node.properties().forEach(member -> {
            if (node.size() == 1) {
                tally.count("operator " + member.getKey());
            }
            operators(member.getValue());
        });
        if (node.isArray()) {
            node.forEach(this::operators);
        }
    }
}
