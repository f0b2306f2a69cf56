// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bylaw.policy.json.EntitiesJson;
import dev.bylaw.policy.json.JsonText;
import dev.bylaw.policy.value.EntityUid;
import dev.bylaw.policy.value.LongValue;
import dev.bylaw.policy.value.RecordValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntitiesTest {

    private static final String ALL_KINDS = """
            [{"uid": {"type": "A::B", "id": "x"}, "parents": [{"__entity": {"type": "G", "id": "g"}}],
              "attrs": {"b": true, "l": -9223372036854775808, "s": "\\u00e9", "set": [1, "1", [true]], "r": {"a": {}},
                "e": {"__entity": {"type": "G", "id": "g"}}, "d": {"__extn": {"fn": "decimal", "arg": "1.50"}},
                "ip": {"__extn": {"fn": "ip", "args": ["10.0.0.0/8"]}},
                "t": {"__extn": {"fn": "datetime", "arg": "2024-10-15T11:35:00.001Z"}},
                "early": {"__extn": {"fn": "offset", "args": [{"__extn": {"fn": "datetime", "arg": "0000-01-01"}},
                  {"__extn": {"fn": "duration", "arg": "-1ms"}}]}}},
              "tags": {"k": {"__extn": {"fn": "duration", "arg": "1d2h"}}}}]
            """;

    @Test
    void every_kind_of_value_is_read_and_written_back() throws PolicyException {
        Entities read = parse(ALL_KINDS);
        Entities again = parse(JsonText.write(EntitiesJson.write(read)));
        assertThat(List.copyOf(again.all())).isEqualTo(List.copyOf(read.all()));
        assertThat(again.digest()).isEqualTo(read.digest());
        RecordValue attributes =
                read.get(EntityUid.of("A::B", "x")).orElseThrow().attributes();
        assertThat(attributes.get("l")).contains(new LongValue(Long.MIN_VALUE));
        assertThat(attributes.get("d").orElseThrow()).hasToString("decimal(\"1.5\")");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[",
                "[] []",
                "[{\"uid\": {\"type\": \"A\", \"id\": \"x\"}, \"attrs\": {}}]",
                "[{\"uid\": \"A::\\\"x\\\"\", \"attrs\": {}, \"parents\": []}]",
                "[{\"uid\": {\"type\": \"A\", \"id\": \"x\"}, \"attrs\": {}, \"parents\": [], \"parent\": []}]",
                "[{\"uid\": {\"type\": \"A b\", \"id\": \"x\"}, \"attrs\": {}, \"parents\": []}]",
                "[{\"uid\": {\"type\": \"A\", \"id\": \"x\", \"id\": \"y\"}, \"attrs\": {}, \"parents\": []}]",
            })
    void entities_are_refused(String json) {
        assertThatThrownBy(() -> parse(json))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("e.json:1:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "1.0",
                "1e3",
                "9223372036854775808",
                "\"\\ud800\"",
                "\"\\udc00\\ud800\"",
                "{\"a\": 1, \"a\": 2}",
                "{\"__entity\": {\"type\": \"A\", \"id\": \"x\"}, \"b\": 1}",
                "{\"__entity\": {\"type\": \"A\"}}",
                "{\"__extn\": {\"fn\": \"decimal\", \"arg\": \"1\"}}",
                "{\"__extn\": {\"fn\": \"decimal\", \"arg\": 1}}",
                "{\"__extn\": {\"fn\": \"isIpv4\", \"arg\": \"::1\"}}",
                "{\"__extn\": {\"fn\": \"nothing\", \"arg\": \"1.0\"}}",
                "{\"__extn\": {\"fn\": \"decimal\"}}",
                "{\"__expr\": \"1\"}",
                "NaN",
                "'a'",
                "[1,]",
                "01",
            })
    void a_value_is_refused(String value) {
        String json =
                "[{\"uid\": {\"type\": \"A\", \"id\": \"x\"}, \"attrs\": {\"v\": " + value + "}, \"parents\": []}]";
        assertThatThrownBy(() -> parse(json))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("e.json:1:");
    }

    @Test
    void deep_values_are_refused() {
        String value = "[".repeat(100_000) + "]".repeat(100_000);
        String json =
                "[{\"uid\": {\"type\": \"A\", \"id\": \"x\"}, \"attrs\": {\"v\": " + value + "}, \"parents\": []}]";
        assertThatThrownBy(() -> parse(json)).isInstanceOf(PolicyException.class);
    }

    @Test
    void the_hierarchy_is_closed_through_unknown_entities_too() throws PolicyException {
        Entities entities = Entities.of(List.of(in("a", "b"), in("b", "c", "d")));
        assertThat(entities.isIn(uid("a"), uid("c"))).isTrue();
        assertThat(entities.isIn(uid("c"), uid("a"))).isFalse();
        assertThat(entities.isIn(uid("unknown"), uid("unknown"))).isTrue();
    }

    @Test
    void a_cycle_is_refused_and_named() {
        assertThatThrownBy(() -> Entities.of(List.of(in("a", "b"), in("b", "c"), in("c", "b"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching(".*(E::\"b\" in E::\"c\" in E::\"b\"|E::\"c\" in E::\"b\" in E::\"c\").*");
        assertThatThrownBy(() -> Entities.of(List.of(in("a", "a")))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_deep_hierarchy_needs_no_deep_stack() {
        List<Entity> chain = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            chain.add(in("e" + i, "e" + (i + 1)));
        }
        assertThat(Entities.of(chain).isIn(uid("e0"), uid("e2000"))).isTrue();
    }

    @Test
    void a_hierarchy_too_large_for_the_heap_is_refused() {
        List<Entity> chain = new ArrayList<>();
        for (int i = 0; i < 4_000; i++) {
            chain.add(in("e" + i, "e" + (i + 1)));
        }
        assertThatThrownBy(() -> Entities.of(chain)).hasMessageContaining("make it flatter");
    }

    @Test
    void an_entity_described_twice_must_be_described_alike() {
        assertThat(Entities.of(List.of(in("a", "b"), in("a", "b"))).size()).isOne();
        assertThatThrownBy(() -> Entities.of(List.of(in("a", "b"), in("a", "c"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("E::\"a\"");
    }

    private static Entity in(String id, String... parents) {
        Set<EntityUid> uids = new HashSet<>();
        for (String parent : parents) {
            uids.add(uid(parent));
        }
        return new Entity(uid(id), RecordValue.EMPTY, uids);
    }

    private static EntityUid uid(String id) {
        return EntityUid.of("E", id);
    }

    private static Entities parse(String json) throws PolicyException {
        return Entities.parse(new Source("e.json", json));
    }
}
