// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.fuzz.world;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Spoils JSON a little, so that it is still JSON. */
public final class JsonMutator {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "1",
            "-0",
            "9223372036854775807",
            "\"\"",
            "\"x\"",
            "\"principal\"",
            "\"1.0\"",
            "{}",
            "[]",
            "[[]]",
            "{\"Value\":1}",
            "{\"Value\":{\"__entity\":{\"type\":\"User\",\"id\":\"a\"}}}",
            "{\"Var\":\"context\"}",
            "{\"Var\":\"x\"}",
            "{\"Set\":[]}",
            "{\"Record\":{}}",
            "{\"Record\":{\"__entity\":{\"Value\":1}}}",
            "{\"Slot\":\"?principal\"}",
            "{\"Unknown\":{\"name\":\"x\"}}",
            "{\"__entity\":{\"type\":\"User\",\"id\":\"a\"}}",
            "{\"type\":\"User\",\"id\":\"a\"}",
            "{\"__entity\":\"User::\\\"a\\\"\"}",
            "{\"__extn\":{\"fn\":\"decimal\",\"arg\":\"1.0\"}}",
            "{\"__extn\":{\"fn\":\"decimal\",\"args\":[\"1.0\"]}}",
            "{\"fn\":\"ip\",\"arg\":\"::1\"}",
            "{\"__extn\":{\"fn\":\"offset\",\"args\":[{\"__extn\":{\"fn\":\"datetime\",\"arg\":\"2024-01-01\"}},{\"__extn\":{\"fn\":\"duration\",\"arg\":\"1d\"}}]}}",
            "{\"__expr\":\"1\"}",
            "{\"decimal\":[{\"Value\":\"1.0\"}]}",
            "{\"decimal\":[]}",
            "{\"isIpv4\":[{\"Value\":1},{\"Value\":1}]}",
            "{\"!\":{\"arg\":{\"Value\":true}}}",
            "{\"neg\":{\"arg\":{\"Value\":1}}}",
            "{\"==\":{\"left\":{\"Value\":1},\"right\":{\"Value\":\"a\"}}}",
            "{\"has\":{\"left\":{\"Var\":\"context\"},\"attr\":\"in\"}}",
            "{\"has\":{\"left\":{\"Var\":\"context\"},\"attr\":[\"a\",\"b\"]}}",
            "{\"is\":{\"left\":{\"Var\":\"principal\"},\"entity_type\":\"A::B\"}}",
            "{\"like\":{\"left\":{\"Value\":\"\"},\"pattern\":[\"Wildcard\",{\"Literal\":\"a*\"}]}}",
            "{\"unknown\":[{\"Value\":\"x\"}]}",
            "{\"op\":\"All\"}",
            "{\"op\":\"in\",\"entities\":[]}",
            "{\"type\":\"Long\"}",
            "{\"type\":\"String\",\"required\":false}",
            "{\"type\":\"Set\",\"element\":{\"type\":\"Bool\"}}",
            "{\"type\":\"Record\",\"attributes\":{}}",
            "{\"type\":\"Record\",\"attributes\":{},\"additionalAttributes\":true}",
            "{\"type\":\"Extension\",\"name\":\"ipaddr\"}",
            "{\"type\":\"Entity\",\"name\":\"User\"}",
            "{\"type\":\"EntityOrCommon\",\"name\":\"Long\"}",
            "{\"type\":\"__cedar::Long\"}",
            "{\"type\":\"ipaddr\"}",
            "[\"User\"]",
            "[{\"id\":\"view\"}]",
            "{\"doc\":\"x\"}",
            "{\"a b\":null}");

    private static final List<String> NAMES = List.of(
            "",
            "type",
            "id",
            "name",
            "element",
            "attributes",
            "required",
            "shape",
            "tags",
            "enum",
            "memberOfTypes",
            "memberOf",
            "appliesTo",
            "principalTypes",
            "resourceTypes",
            "context",
            "annotations",
            "commonTypes",
            "entityTypes",
            "actions",
            "uid",
            "attrs",
            "parents",
            "__entity",
            "__extn",
            "__expr",
            "__x",
            "fn",
            "arg",
            "args",
            "op",
            "entity",
            "entities",
            "slot",
            "in",
            "entity_type",
            "effect",
            "conditions",
            "kind",
            "body",
            "left",
            "right",
            "attr",
            "Value",
            "Var",
            "Set",
            "Record",
            "if",
            "then",
            "else",
            "is",
            "has",
            "like",
            "pattern",
            "&&",
            "==",
            "contains",
            "additionalAttributes",
            "attributes",
            "Long",
            "a b",
            "User");

    private final Dice dice;

    /** A mutator with these dice. */
    public JsonMutator(Dice dice) {
        this.dice = dice;
    }

    /** The JSON with one or two small changes. */
    public String spoil(String json) {
        try {
            ArrayNode root = JSON.createArrayNode().add(JSON.readTree(json));
            for (int i = dice.of(1, 1, 2); i > 0; i--) {
                List<ContainerNode<?>> places = new ArrayList<>();
                collect(root, places);
                ContainerNode<?> place = dice.of(places);
                JsonNode other = dice.oneIn(3) ? dice.of(places).deepCopy() : JSON.readTree(dice.of(VALUES));
                change(place, other);
            }
            return root.isEmpty() ? "null" : root.get(0).toString();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static void collect(JsonNode node, List<ContainerNode<?>> into) {
        if (node instanceof ContainerNode<?> container) {
            into.add(container);
            container.forEach(child -> collect(child, into));
        }
    }

    private void change(ContainerNode<?> place, JsonNode other) {
        if (place instanceof ArrayNode array) {
            int at = dice.below(array.size() + 1);
            if (at == array.size() || dice.oneIn(3)) {
                array.insert(at, other);
            } else if (dice.oneIn(2)) {
                array.set(at, other);
            } else {
                array.remove(at);
            }
            return;
        }
        ObjectNode object = (ObjectNode) place;
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        String name = names.isEmpty() ? "x" : dice.of(names);
        switch (dice.below(5)) {
            case 0 -> object.remove(name);
            case 1 -> object.set(dice.of(NAMES), other);
            case 2 -> {
                JsonNode moved = object.remove(name);
                object.set(dice.of(NAMES), moved == null ? other : moved);
            }
            default -> object.set(name, other);
        }
    }
}
