// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bylaw.evidence.json.JsonMembers;
import dev.bylaw.evidence.json.JsonReader;
import dev.bylaw.evidence.json.JsonWriter;
import dev.bylaw.evidence.json.UnexpectedJson;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RecordTextTest {

    private static final byte[] HASH = {0x00, 0x1f, (byte) 0xa9, (byte) 0xff};

    private final JsonMembers record = RecordText.reader();

    @Test
    void it_says_what_a_reader_of_json_says_whatever_stands_around() throws Exception {
        Random random = new Random(8259);
        for (int i = 0; i < 3_000; i++) {
            byte[] json = statement(random);
            Map<?, ?> predicate = (Map<?, ?>) ((Map<?, ?>) JsonReader.parse(json)).get("predicate");
            Map<?, ?> point = (Map<?, ?>) predicate.get("point");
            Map<?, ?> decision = (Map<?, ?>) predicate.get("decision");

            byte[] bundle = new byte[json.length + 20]; // neither neighbour may be looked at
            Arrays.fill(bundle, (byte) '"');
            int from = random.nextInt(20);
            System.arraycopy(json, 0, bundle, from, json.length);
            record.on(bundle, from, from + json.length);

            assertThat(record.text(RecordText.ID)).isEqualTo(predicate.get("id"));
            assertThat(record.text(RecordText.RESULT)).isEqualTo(predicate.get("result"));
            assertThat(record.text(RecordText.BOOT)).isEqualTo(point.get("boot"));
            assertThat(record.number(RecordText.SEQ)).isEqualTo(point.get("seq"));
            assertThat(record.text(RecordText.DECISION_ID)).isEqualTo(decision.get("id"));
            assertThat(record.isHex(RecordText.DECISION_LEAF, HASH)).isTrue();
        }
    }

    @Test
    void what_a_record_does_not_have_is_nowhere() throws Exception {
        on("{\"predicate\":{\"x\":{\"id\":\"deeper\"}},\"id\":\"higher\"}");
        assertThat(record.has(RecordText.DECISION)).isFalse();
        assertThat(record.text(RecordText.ID)).isNull();
        assertThat(record.raw(RecordText.BOOT)).isNull();
        assertThat(record.number(RecordText.SEQ)).isEqualTo(-1);
        assertThat(record.is(RecordText.TYPE, new byte[0])).isFalse();
    }

    @Test
    void a_value_of_another_kind_is_no_text_and_no_number() throws Exception {
        on("{\"predicate\":{\"id\":17,\"point\":{\"boot\":{},\"seq\":\"1\"},\"decision\":[\"id\"]}}");
        assertThat(record.text(RecordText.ID)).isNull();
        assertThat(record.text(RecordText.BOOT)).isNull();
        assertThat(record.number(RecordText.SEQ)).isEqualTo(-1);
        assertThat(record.text(RecordText.DECISION_ID)).isNull();
    }

    @Test
    void a_hash_with_one_other_digit_is_another_hash() throws Exception {
        on("{\"predicate\":{\"decision\":{\"leaf\":{\"sha256\":\"001fa9fe\"}}}}");
        assertThat(record.isHex(RecordText.DECISION_LEAF, HASH)).isFalse();
        on("{\"predicate\":{\"decision\":{\"leaf\":{\"sha256\":\"001fa9ff00\"}}}}");
        assertThat(record.isHex(RecordText.DECISION_LEAF, HASH)).isFalse();
    }

    @Test
    void white_space_is_of_another_maker() {
        for (String json : new String[] {
            "{ \"a\":1}",
            "{\"a\" :1}",
            "{\"a\": 1}",
            "{\"a\":1 }",
            "{\"a\":1, \"b\":2}",
            "{\"a\":[1, 2]}",
            "{\"a\":{\"b\":\n2}}"
        }) {
            assertThatThrownBy(() -> on(json)).as(json).isInstanceOf(UnexpectedJson.class);
        }
    }

    @Test
    void text_that_is_cut_anywhere_is_not_a_record() throws Exception {
        byte[] whole = statement(new Random(1));
        for (int end = 0; end < whole.length; end++) {
            byte[] cut = Arrays.copyOf(whole, end);
            assertThatThrownBy(() -> record.on(cut, 0, cut.length)).isInstanceOf(UnexpectedJson.class);
        }
    }

    @Test
    void bytes_at_random_end_the_walk_and_nothing_else() {
        Random random = new Random(3);
        byte[] alphabet = "{}[]\",:\\aid1".getBytes(UTF_8);
        for (int i = 0; i < 100_000; i++) {
            byte[] noise = new byte[random.nextInt(40)];
            for (int j = 0; j < noise.length; j++) {
                noise[j] = alphabet[random.nextInt(alphabet.length)];
            }
            try {
                record.on(noise, 0, noise.length);
            } catch (UnexpectedJson e) {
                continue; // as it should be, mostly
            }
            assertThat(noise.length).isPositive();
        }
    }

    private void on(String json) throws UnexpectedJson {
        byte[] bytes = json.getBytes(UTF_8);
        record.on(bytes, 0, bytes.length);
    }

    /** A statement with texts of every length around the width of a word, full of what must be escaped. */
    private static byte[] statement(Random random) {
        JsonWriter json = new JsonWriter();
        json.beginObject().name("_type").string(text(random));
        json.name("predicate").beginObject();
        json.name("actor").beginObject().name("id").string(text(random)).name("list");
        json.beginArray()
                .string(text(random))
                .number(random.nextInt())
                .beginObject()
                .endObject()
                .endArray()
                .endObject();
        json.name("decision")
                .beginObject()
                .name("id")
                .string(text(random))
                .name("leaf")
                .beginObject();
        json.name("sha256").string("001fa9ff").endObject().endObject();
        json.name("id").string(text(random)).name("more").bool(random.nextBoolean());
        json.name("point").beginObject().name("boot").string(text(random));
        json.name("seq").number(random.nextInt(1_000_000)).endObject();
        json.name("result").string(text(random)).endObject();
        json.name("predicateType").string(text(random)).endObject();
        return json.toByteArray();
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(20);
        for (int i = 0; i < length; i++) {
            text.append("ab\"\\}{,:\u00e9\u20ac\n".charAt(random.nextInt(11)));
        }
        return text.toString();
    }
}
