// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.statement;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bylaw.evidence.json.JsonReader;
import dev.bylaw.evidence.json.JsonValue;
import dev.bylaw.evidence.statement.Decision.Actor;
import dev.bylaw.evidence.statement.Decision.Argument;
import dev.bylaw.evidence.statement.Decision.Mode;
import dev.bylaw.evidence.statement.Decision.PolicyUse;
import dev.bylaw.evidence.statement.Decision.ResourceDescriptor;
import dev.bylaw.evidence.statement.Decision.Result;
import dev.bylaw.evidence.statement.Decision.Site;
import dev.bylaw.evidence.statement.Decision.Verdict;
import dev.bylaw.evidence.statement.Execution.Outcome;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LateEncoderTest {

    private static final String ID = "01JD0000000000000000000000";

    private final LateEncoder encoder = new LateEncoder(Samples.POINT);

    static Stream<LateSample> decisions() {
        LateSample allowed = LateSample.of(Samples.allowed("-"));
        Argument amount = new Argument("amount", new JsonValue.Whole(1));
        return Stream.of(
                allowed,
                LateSample.of(Samples.denied("-")),
                LateSample.of(Samples.decision("-", Samples.allowed("-").verdict(), null)),
                allowed.withArguments(List.of(), Set.of()),
                allowed.withArguments(List.of(amount), Set.of("amount")),
                allowed.withArguments(List.of(new Argument("a".repeat(300), new JsonValue.Whole(1))), Set.of()),
                allowed.withArguments(
                        List.of(amount, new Argument("z", new JsonValue.Text("\"\u20ac\u0001".repeat(3_000)))),
                        Set.of("amount", "z")));
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void a_late_record_has_the_bytes_of_one_made_at_once(LateSample late) throws Exception {
        for (int again = 0; again < 3; again++) {
            String text = decision(late.withId(ID), 42);
            // What is random is taken from the record: the digests, and the nonce of a record without any.
            Decision eager = EagerDecision.of(late, ID, Samples.NOON, digests(text));
            assertThat(text.replaceAll("\"nonce\":\"[^\"]*\"", ""))
                    .isEqualTo(new String(Samples.bytes(eager, 42), UTF_8).replaceAll("\"nonce\":\"[^\"]*\"", ""));
        }
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void a_late_record_is_canonical_and_has_at_least_128_random_bits(LateSample late) throws Exception {
        String text = decision(late, 123_456);
        assertThat(new JsonCanonicalizer(text).getEncodedString()).isEqualTo(text);
        assertThat(text).containsPattern("\"nonce\":\"[A-Za-z0-9_-]{22}\"|\"_sd\":\\[\"[A-Za-z0-9_-]{43}\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\u0001", "\u20ac", "\ud83d\ude00", "\ud800", "\""})
    void no_text_however_long_breaks_a_late_record(String unit) throws Exception {
        String huge = unit.repeat(70_000);
        List<String> many = Collections.nCopies(300, huge);
        Decision hostile = new Decision(
                ID,
                Long.MAX_VALUE,
                new Verdict(Result.DENY, Result.DENY, Mode.OBSERVE, huge, huge),
                new Site(huge, huge),
                new Decision.Action(huge, huge, huge, List.of(), List.of()),
                new Actor(huge, huge, many, many),
                new PolicyUse(huge, Collections.nCopies(300, new ResourceDescriptor(huge, huge)), many, many),
                Durability.WITNESSED,
                null);
        List<Argument> arguments = Stream.iterate(100, i -> i + 1)
                .limit(255)
                .map(i -> new Argument("p" + i, new JsonValue.Text(huge)))
                .toList();
        Set<String> names = Set.copyOf(arguments.stream().map(Argument::name).toList());
        String text = decision(LateSample.of(hostile).withArguments(arguments, names), 7);
        assertThat(text.getBytes(UTF_8).length).isLessThanOrEqualTo(StatementEncoder.MAX_RECORD);
        assertThat(new JsonCanonicalizer(text).getEncodedString()).isEqualTo(text);
    }

    @Test
    void an_outcome_has_the_bytes_of_one_made_at_once() {
        byte[] refs = new byte[2 * PackedRef.LENGTH];
        String decision = decision(LateSample.of(Samples.allowed("-")).withId(ID), 5);
        encoder.packRef(refs, PackedRef.LENGTH);
        encoder.outcome(refs, PackedRef.LENGTH, Outcome.FAILED, 3, 4, "java.io.IOException", 6);
        String late = text();

        StatementEncoder statements = new StatementEncoder(Samples.POINT);
        statements.encode(EagerDecision.of(LateSample.of(Samples.allowed("-")), ID, Samples.NOON, digests(decision)));
        statements.number(5);
        RecordRef ref = new RecordRef(ID, statements.leafHash(), statements.subject());
        Execution eager = Execution.ended(ref, Outcome.FAILED, 3, 4, "java.io.IOException");
        assertThat(late.replaceAll("\"nonce\":\"[^\"]*\"", ""))
                .isEqualTo(new String(Samples.bytes(eager, 6), UTF_8).replaceAll("\"nonce\":\"[^\"]*\"", ""));
    }

    @Test
    void an_id_that_nobody_was_told_is_a_ulid_of_the_time() {
        assertThat(decision(LateSample.of(Samples.allowed("-")), 1))
                .containsPattern("\"id\":\"01M6B73GE0[0-9A-HJKMNP-TV-Z]{16}\"");
    }

    @Test
    void an_id_that_is_no_ulid_is_refused() {
        LateSample late = LateSample.of(Samples.allowed("-")).withId("short");
        assertThatThrownBy(() -> decision(late, 1)).hasMessageContaining("\"short\" is no ULID");
    }

    @Test
    void equal_arguments_never_have_equal_digests() {
        LateSample late = LateSample.of(Samples.allowed("-"));
        assertThat(digests(decision(late, 1))).doesNotContainAnyElementsOf(digests(decision(late, 2)));
    }

    private String decision(LateDecision late, long seq) {
        encoder.decision(late, Samples.NOON, seq);
        return text();
    }

    private String text() {
        return new String(Arrays.copyOf(encoder.buffer(), encoder.length()), UTF_8);
    }

    @SuppressWarnings("unchecked") // the shape of a record is known
    private static List<String> digests(String record) {
        try {
            Map<String, Object> statement = (Map<String, Object>) JsonReader.parse(record.getBytes(UTF_8));
            Map<String, Object> predicate = (Map<String, Object>) statement.get("predicate");
            return (List<String>) ((Map<String, Object>) predicate.get("action")).get("_sd");
        } catch (dev.bylaw.evidence.json.JsonException e) {
            throw new AssertionError(new String(record.getBytes(US_ASCII), US_ASCII), e);
        }
    }
}
