// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bylaw.policy.Diagnostic;
import dev.bylaw.policy.PolicyException;
import dev.bylaw.policy.PolicySet;
import dev.bylaw.policy.Source;
import dev.bylaw.policy.ast.PolicyBody;
import dev.bylaw.policy.ast.Slot;
import dev.bylaw.policy.ast.Span;
import dev.bylaw.policy.fuzz.world.World;
import dev.bylaw.policy.json.Json;
import dev.bylaw.policy.json.JsonText;
import dev.bylaw.policy.json.PolicyJson;
import dev.bylaw.policy.syntax.Findings;
import dev.bylaw.policy.syntax.PolicyParser;
import dev.bylaw.policy.syntax.SyntaxError;
import dev.bylaw.policy.value.EntityUid;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** This engine, asked as the other one is: an empty answer means that it refused the input. */
final class Ours {

    private static final ObjectMapper TREES = new ObjectMapper();

    private Ours() {}

    /** Something that refuses wrong input. */
    interface Reading<T> {
        T read() throws PolicyException;
    }

    /** What was read, or why not. */
    record Outcome<T>(Optional<T> value, String problem) {}

    static <T> Outcome<T> outcome(Reading<T> reading) {
        try {
            return new Outcome<>(Optional.of(reading.read()), "");
        } catch (PolicyException e) {
            return new Outcome<>(Optional.empty(), e.getMessage());
        }
    }

    static <T> Optional<T> tried(Reading<T> reading) {
        return outcome(reading).value();
    }

    static Source source(String text) {
        return new Source("generated", text);
    }

    /** The policy or template that is the whole text. */
    static Outcome<PolicyBody> policy(String text) {
        return outcome(() -> {
            Findings findings = new Findings();
            List<PolicyBody> all = PolicyParser.parse(source(text), findings);
            findings.throwIfAny();
            if (all.size() != 1) {
                throw new PolicyException(List.of(Diagnostic.error("count", Span.NONE, all.size() + " policies")));
            }
            return all.get(0);
        });
    }

    static Outcome<PolicyBody> policyFromJson(String json) {
        return outcome(() -> {
            try {
                return PolicyJson.read(JsonText.read(source(json)));
            } catch (SyntaxError e) {
                throw new PolicyException(List.of(e.diagnostic()));
            }
        });
    }

    static JsonNode tree(PolicyBody body) {
        return tree(PolicyJson.write(body));
    }

    static JsonNode tree(Json json) {
        return tree(JsonText.write(json));
    }

    static JsonNode tree(String json) {
        try {
            return TREES.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Whether a JSON reader that is neither Rust's nor ours finds one value of this kind in the text. */
    static boolean isJson(String text, char first) {
        try {
            return text.strip().startsWith(String.valueOf(first))
                    && TREES.reader()
                                    .with(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                                    .readTree(text)
                            != null;
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    /** The text as a JSON string. */
    static String quote(String text) {
        return TREES.getNodeFactory().textNode(text).toString();
    }

    static EntityUid uid(World.Uid uid) {
        return EntityUid.of(uid.type(), uid.id());
    }

    /** The policies of the world, its links included. */
    static PolicySet policies(World world) throws PolicyException {
        PolicySet set = PolicySet.parse(List.of(source(world.policyText())));
        for (World.Link link : world.links()) {
            Map<Slot, EntityUid> slots = new EnumMap<>(Slot.class);
            for (Slot slot : Slot.values()) {
                if (link.slots().containsKey(slot.text())) {
                    slots.put(slot, uid(link.slots().get(slot.text())));
                }
            }
            set = set.link(link.template(), link.id(), slots);
        }
        return set;
    }
}
