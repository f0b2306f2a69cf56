// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.statement;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bylaw.evidence.json.JsonValue;
import dev.bylaw.evidence.statement.Decision.Action;
import dev.bylaw.evidence.statement.Decision.Actor;
import dev.bylaw.evidence.statement.Decision.Argument;
import dev.bylaw.evidence.statement.Decision.Mode;
import dev.bylaw.evidence.statement.Decision.PolicyUse;
import dev.bylaw.evidence.statement.Decision.ResourceDescriptor;
import dev.bylaw.evidence.statement.Decision.Result;
import dev.bylaw.evidence.statement.Decision.Site;
import dev.bylaw.evidence.statement.Decision.Verdict;
import dev.bylaw.evidence.statement.Execution.Outcome;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatementEncoderTest {

    private static final String ID = "01JD0000000000000000000000";
    private static final LogHead HEAD = new LogHead("example.com/orders", 7, new byte[32]);

    @Test
    void a_decision_reads_like_this() {
        Decision decision = new Decision(
                ID,
                Samples.NOON,
                new Verdict(Result.DENY, Result.DENY, Mode.ENFORCE, "policy", "Too much."),
                new Site("com.acme.Orders", "refund"),
                new Action(
                        "tool",
                        "refund",
                        "Order::\"o-17\"",
                        List.of("AAAA"),
                        List.of(
                                new Argument("why", new JsonValue.Text("late")),
                                new Argument("amount", new JsonValue.Whole(4200)))),
                new Actor("Agent::\"support\"", "s-1", List.of("User::\"alice\""), List.of("credential", "api")),
                new PolicyUse(
                        "cedar", List.of(new ResourceDescriptor("a.cedar", "ff")), List.of("refund-limit"), List.of()),
                Durability.DURABLE,
                null);

        assertThat(text(decision, 42)).isEqualTo("""
                {"_type":"https://in-toto.io/Statement/v1",\
                "predicate":{\
                "action":{"_sd":["AAAA"],"_sd_alg":"sha-256","disclosed":{"amount":4200,"why":"late"},\
                "kind":"tool","name":"refund","target":"Order::\\"o-17\\""},\
                "actor":{"agent":"Agent::\\"support\\"","onBehalfOf":["User::\\"alice\\""],"session":"s-1",\
                "sources":["credential","api"]},\
                "code":"policy","durability":"durable","evaluated":"deny",\
                "id":"01JD0000000000000000000000","mode":"enforce",\
                "point":{"agentVersion":"0.1.0","boot":"01JBOOT0000000000000000000","id":"orders-1","seq":42,\
                "site":{"class":"com.acme.Orders","method":"refund"}},\
                "policy":{"determining":["refund-limit"],"engine":"cedar","errors":[],\
                "resources":[{"digest":{"sha256":"ff"},"uri":"a.cedar"}]},\
                "reason":"Too much.","result":"deny","time":"2026-11-01T09:30:00.000001Z"},\
                "predicateType":"https://bylaw.dev/decision/v0.1",\
                "subject":[{"digest":{"sha256":"%s"},"name":"action:01JD0000000000000000000000"}]}""".formatted(sha256(
                "{\"_sd\":[\"AAAA\"],\"kind\":\"tool\",\"name\":\"refund\",\"target\":\"Order::\\\"o-17\\\"\"}")));
    }

    static Stream<Statement> one_of_each() {
        Decision decision = Samples.denied(ID);
        RecordRef ref = Samples.ref(decision);
        var governed = new Coverage.Governed("a.B", "c", "(I)V", "c", "Order::{o}", "app@1", "00");
        return Stream.of(
                decision,
                Samples.allowed(ID),
                new Execution(ref, Outcome.UNKNOWN, 0, 0, null, 1),
                Execution.ended(ref, Outcome.FAILED, 1, 2, "java.io.IOException"),
                new Approval("a-1", ref, true, "User::\"bob\"", "finance", "oidc", List.of("limit"), 9, "00", 1),
                new PolicyChange(List.of(), List.of(new ResourceDescriptor("a", "00")), "start", true, null, 1),
                new PolicyChange(List.of(), List.of(), "reload", false, "a.cedar:1:1: error", 1),
                new Coverage(
                        List.of(governed),
                        List.of(new Coverage.NotGoverned("a.B", "d", "()V", "app@1", "too large")),
                        1,
                        1,
                        1),
                new Heartbeat(HEAD, 0, List.of(), 1),
                new Heartbeat(HEAD, 3, List.of("w.example/one", "w.example/\u00e9"), 1),
                new Recovery(HEAD, "torn-tail", "wal/0.wal", 12, 3, "cut", 1),
                new KeyChange(HEAD, "a+1+b", "a+2+c", 1));
    }

    @ParameterizedTest
    @MethodSource("one_of_each")
    void every_record_is_canonical_as_written(Statement statement) throws Exception {
        String text = text(statement, 123_456);
        assertThat(new JsonCanonicalizer(text).getEncodedString()).isEqualTo(text);
    }

    @ParameterizedTest
    @MethodSource("one_of_each")
    void every_record_has_at_least_128_random_bits(Statement statement) {
        assertThat(text(statement, 1))
                .containsPattern("\"nonce\":\"[A-Za-z0-9_-]{22}\"|\"_sd\":\\[\"[A-Za-z0-9_-]{43}\"");
    }

    @ParameterizedTest
    @MethodSource("one_of_each")
    void the_number_changes_nothing_else(Statement statement) {
        StatementEncoder encoder = new StatementEncoder(Samples.POINT);
        encoder.encode(statement);
        String without = new String(encoder.buffer(), 0, encoder.length(), UTF_8);
        encoder.number(987);
        String with = new String(encoder.buffer(), 0, encoder.length(), UTF_8);
        assertThat(with).isEqualTo(without.replace("\"seq\":", "\"seq\":987"));
    }

    @Test
    void records_about_one_request_share_its_subject() {
        Decision decision = Samples.allowed(ID);
        StatementEncoder encoder = new StatementEncoder(Samples.POINT);
        encoder.encode(decision);
        encoder.number(1);
        String subject = HexFormat.of().formatHex(encoder.subject());
        RecordRef ref = new RecordRef(ID, encoder.leafHash(), encoder.subject());
        assertThat(text(Execution.ended(ref, Outcome.COMPLETED, 1, 2, null), 2))
                .contains("\"subject\":[{\"digest\":{\"sha256\":\"" + subject + "\"},\"name\":\"action:" + ID + "\"}]")
                .contains("\"leaf\":{\"sha256\":\"" + HexFormat.of().formatHex(encoder.leafHash()) + "\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\u0001", "\u20ac", "\ud83d\ude00", "\ud800", "\""})
    void no_text_however_long_breaks_a_record(String unit) throws Exception {
        String huge = unit.repeat(70_000);
        List<String> many = Collections.nCopies(300, huge);
        Decision hostile = new Decision(
                huge,
                Long.MAX_VALUE,
                new Verdict(Result.DENY, Result.DENY, Mode.OBSERVE, huge, huge),
                new Site(huge, huge),
                new Action(
                        huge,
                        huge,
                        huge,
                        Collections.nCopies(255, "a".repeat(43)),
                        Stream.iterate(0, i -> i + 1)
                                .limit(300)
                                .map(i -> new Argument("p" + i, new JsonValue.Text(huge)))
                                .toList()),
                new Actor(huge, huge, many, many),
                new PolicyUse(huge, Collections.nCopies(300, new ResourceDescriptor(huge, huge)), many, many),
                Durability.WITNESSED,
                huge);
        String text = text(hostile, Long.MAX_VALUE);
        assertThat(text.getBytes(UTF_8).length).isLessThanOrEqualTo(StatementEncoder.MAX_RECORD);
        // The other implementation rounds the number, which no log reaches; all else must be as it writes it.
        String small = text.replace("9223372036854775807", "1");
        assertThat(new JsonCanonicalizer(small).getEncodedString()).isEqualTo(small);
    }

    @Test
    void a_ledger_of_any_length_is_stated_in_parts_that_fit() {
        var methods = Stream.iterate(0, i -> i + 1)
                .limit(1_000)
                .map(i -> new Coverage.Governed(
                        "com.acme.C" + i,
                        "m",
                        "(\u0001)V",
                        "a".repeat(i * 10),
                        "\"".repeat(i),
                        "app@1",
                        "ab".repeat(32)))
                .toList();
        var missing = List.of(new Coverage.NotGoverned("com.acme.D", "m", "()V", "app@1", "w".repeat(100_000)));

        List<Coverage> parts = Coverage.inParts(methods, missing, 1);

        assertThat(parts.stream().flatMap(p -> p.governed().stream())).containsExactlyElementsOf(methods);
        assertThat(parts.stream().flatMap(p -> p.notGoverned().stream())).containsExactlyElementsOf(missing);
        assertThat(parts).allSatisfy(p -> assertThat(p.parts()).isEqualTo(parts.size()));
        assertThat(parts).allSatisfy(p -> assertThat(Samples.bytes(p, 1)).hasSizeLessThan(65_536));
    }

    @Test
    void a_ledger_that_was_not_split_is_refused_with_the_remedy() {
        var method = new Coverage.Governed("com.acme.C", "m", "()V", "a".repeat(500), "r", "app", "ab".repeat(32));
        Coverage all = new Coverage(Collections.nCopies(1_000, method), List.of(), 1, 1, 1);
        assertThatThrownBy(() -> Samples.bytes(all, 1)).hasMessageContaining("Coverage.inParts");
    }

    private static String text(Statement statement, long seq) {
        return new String(Samples.bytes(statement, seq), UTF_8);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
