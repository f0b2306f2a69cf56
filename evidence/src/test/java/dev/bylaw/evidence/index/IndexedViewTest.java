// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.index;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bylaw.evidence.json.JsonException;
import dev.bylaw.evidence.json.JsonWriter;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read for the index is what is read for a query: else the index would leave something out. */
class IndexedViewTest {

    private final IndexedView indexed = new IndexedView();

    @Test
    void a_record_is_indexed_under_all_that_it_is_found_by() throws Exception {
        Random random = new Random(4096);
        for (int i = 0; i < 5_000; i++) {
            same(record(random));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"predicate\": {\"id\": \"spaced\"}, \"predicateType\": \"https://bylaw.dev/decision/v0.1\"}",
                "{\"predicate\":{\"id\":\"a\",\"result\":7,\"actor\":{\"onBehalfOf\":[1,\"x\"]}},\"predicateType\":\"t\"}",
                "{\"predicate\":{\"actor\":{\"onBehalfOf\":[[\"x\"],\"y\"]}},\"predicateType\":\"a/b/c\"}",
                "{\"predicate\":{\"actor\":{\"agent\":\"\\u0041::\\\"b\\\"\"}},\"predicateType\":\"a/b/c\"}",
                "{\"predicate\":[],\"predicateType\":\"a/b/c\"}",
                "{\"predicateType\":1}",
                "{}",
            })
    void a_record_of_another_maker_is_indexed_as_it_is_read(String json) throws Exception {
        same(json.getBytes(UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "17", "{\"a\"", "no json"})
    void what_is_no_record_is_not_indexed(String bytes) {
        assertThatThrownBy(() -> indexed.of(bytes.getBytes(UTF_8))).isInstanceOf(JsonException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1970-01-01T00:00:00.000000Z",
                "2026-11-22T22:03:02.123550Z",
                "2024-02-29T23:59:59.999999Z",
                "0000-01-01T00:00:00.000001Z",
                "9999-12-31T23:59:59.999999Z",
                "2023-02-29T00:00:00.000000Z",
                "2026-11-22T24:00:00.000000Z",
                "2026-11-22T22:03:02.123550+",
                "2026-11-22T22:03:02Z",
                "soon",
            })
    void a_time_is_what_the_jdk_reads(String time) {
        long expected;
        try {
            Instant instant = Instant.parse(time);
            expected = instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000;
        } catch (DateTimeParseException e) {
            expected = 0;
        }
        assertThat(at(time).timeMicros()).isEqualTo(expected);
    }

    private static RecordView at(String time) {
        return new RecordView(
                null, null, time, null, null, null, List.of(), null, null, null, List.of(), null, Map.of(), Map.of());
    }

    private void same(byte[] record) throws JsonException {
        RecordView whole = RecordView.of(record);
        RecordView read = indexed.of(record);
        assertThat(read.terms()).as(new String(record, UTF_8)).isEqualTo(whole.terms());
        assertThat(read.timeMicros()).isEqualTo(whole.timeMicros());
    }

    private static byte[] record(Random random) {
        boolean decision = random.nextBoolean();
        JsonWriter json = new JsonWriter();
        json.beginObject().name("_type").string("https://in-toto.io/Statement/v1");
        json.name("predicate").beginObject();
        json.name("action")
                .beginObject()
                .name("disclosed")
                .beginObject()
                .name("id")
                .string(text(random));
        json.endObject()
                .name("name")
                .string(text(random))
                .name("target")
                .string(entity(random))
                .endObject();
        json.name("actor")
                .beginObject()
                .name("agent")
                .string(entity(random))
                .name("onBehalfOf")
                .beginArray();
        for (int i = random.nextInt(3); i > 0; i--) {
            json.string(entity(random));
        }
        json.endArray();
        json.member("session", random.nextBoolean() ? text(random) : null).endObject();
        if (decision) {
            json.name("id").string(text(random));
        } else {
            json.name("decision").beginObject().name("id").string(text(random)).endObject();
        }
        json.name("policy").beginObject().name("determining").beginArray();
        for (int i = random.nextInt(3); i > 0; i--) {
            json.string(text(random));
        }
        json.endArray().endObject();
        json.name("result").string(random.nextBoolean() ? "allow" : text(random));
        json.name("time")
                .string("2026-11-01T09:30:00." + (100_000 + random.nextInt(900_000)) + "Z")
                .endObject();
        json.name("predicateType");
        json.string("https://bylaw.dev/" + (decision ? "decision" : "execution") + "/v0.1");
        return json.endObject().toByteArray();
    }

    private static String entity(Random random) {
        return random.nextInt(8) == 0 ? text(random) : "Type::\"" + text(random) + "\"";
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append("ab:\"\\}{,\u00e9\u20ac\n\u0001".charAt(random.nextInt(12)));
        }
        return text.toString();
    }
}
