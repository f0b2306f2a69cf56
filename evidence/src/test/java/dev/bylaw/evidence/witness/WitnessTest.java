// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bylaw.evidence.log.LogException;
import dev.bylaw.evidence.log.LogException.Kind;
import dev.bylaw.evidence.log.LogSettings;
import dev.bylaw.evidence.log.LogSettings.Witness;
import dev.bylaw.evidence.log.RecordLog;
import dev.bylaw.evidence.log.TransparencyLog;
import dev.bylaw.evidence.statement.Durability;
import dev.bylaw.evidence.statement.Samples;
import dev.bylaw.evidence.verify.LogFixture;
import dev.bylaw.evidence.verify.LogVerifier;
import dev.bylaw.evidence.verify.Receipt;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WitnessTest {

    @TempDir
    Path folder;

    private WitnessServer one;
    private WitnessServer two;

    @BeforeEach
    void start() throws Exception {
        one = new WitnessServer("w.example/one");
        two = new WitnessServer("w.example/two");
    }

    @AfterEach
    void stop() {
        one.close();
        two.close();
    }

    @Test
    void a_witnessed_record_has_a_receipt_that_the_quorum_has_signed() throws Exception {
        try (RecordLog log = open(2)) {
            log.append(Samples.denied("01JD"), Durability.WITNESSED);
            assertThat(Receipt.of(folder, 0)
                            .verify(LogFixture.policy(folder))
                            .head()
                            .signers())
                    .hasSize(3);
            assertThat(one.last().size()).isEqualTo(1);
        }
    }

    @Test
    void one_witness_of_two_is_enough_where_one_is_asked_for() throws Exception {
        two.answerWith(503);
        try (RecordLog log = open(1)) {
            log.append(Samples.denied("01JD"), Durability.WITNESSED);
        }
        assertThat(new LogVerifier(folder, LogFixture.policy(folder)).verify().signers())
                .containsExactly("example.com/orders", "w.example/one");
    }

    @Test
    void a_witness_that_comes_back_is_asked_again() throws Exception {
        one.answerWith(503);
        try (RecordLog log = open(2)) {
            Thread caller = new Thread(() -> {
                try {
                    log.append(Samples.denied("01JD"), Durability.WITNESSED);
                } catch (LogException e) {
                    throw new AssertionError(e);
                }
            });
            caller.start();
            while (!one.answers().contains(503)) {
                Thread.sleep(10);
            }
            one.answerWith(0);
            caller.join();
            assertThat(one.last().size()).isPositive();
        }
    }

    @Test
    void a_witness_that_fails_is_reported_once_and_once_more_when_it_signs_again() throws Exception {
        List<String> heard = new CopyOnWriteArrayList<>();
        one.answerWith(503);
        try (RecordLog log = TransparencyLog.open(settings(1), new WitnessListener() {
            @Override
            public void failing(String name, String problem) {
                heard.add(name + " " + problem);
            }

            @Override
            public void signing(String name) {
                heard.add(name + " signs");
            }
        })) {
            while (Collections.frequency(one.answers(), 503) < 2) {
                log.append(Samples.denied("01JD-1"), Durability.WITNESSED); // the other witness is enough
            }
            one.answerWith(0);
            while (!one.answers().contains(200)) {
                log.append(Samples.denied("01JD-2"), Durability.WITNESSED);
            }
        }
        assertThat(heard).containsExactly("w.example/one answered 503", "w.example/one signs");
    }

    @Test
    void a_witness_that_knows_the_log_already_is_told_from_there() throws Exception {
        try (RecordLog log = open(2)) {
            log.append(Samples.denied("01JD-1"), Durability.WITNESSED);
        }
        try (RecordLog log = open(2)) { // which has forgotten what the witnesses know
            log.append(Samples.denied("01JD-2"), Durability.WITNESSED);
        }
        assertThat(one.answers()).contains(409);
        assertThat(one.answers().get(one.answers().size() - 1)).isEqualTo(200);
        assertThat(one.last().size()).isEqualTo(2);
    }

    @Test
    void a_checkpoint_without_its_quorum_does_not_verify() throws Exception {
        try (RecordLog log = open(2)) {
            log.append(Samples.denied("01JD"), Durability.WITNESSED);
        }
        String checkpoint = Files.readString(folder.resolve("log/checkpoint"));
        String less = checkpoint.replaceFirst("(?m)^\u2014 w.example/two .*\n", "");
        assertThat(less).isNotEqualTo(checkpoint);
        Files.writeString(folder.resolve("log/checkpoint"), less);
        assertThat(new LogVerifier(folder, LogFixture.policy(folder)).verify().findings())
                .singleElement()
                .satisfies(f -> assertThat(f.message()).contains("quorum"));
    }

    @Test
    void a_witnessed_record_is_refused_where_nobody_watches() throws Exception {
        try (RecordLog log = TransparencyLog.open(LogFixture.settings(folder))) {
            assertThatThrownBy(() -> log.append(Samples.denied("01JD"), Durability.WITNESSED))
                    .hasMessageContaining("audit.witnesses")
                    .satisfies(e -> assertThat(((LogException) e).kind()).isEqualTo(Kind.MISCONFIGURED));
        }
    }

    @Test
    void a_witness_with_a_key_that_is_none_is_an_error_at_start() {
        assertThatThrownBy(() -> TransparencyLog.open(new LogSettings(
                        folder,
                        "example.com/orders",
                        "orders-1",
                        "0.1.0",
                        null,
                        List.of(new Witness("one", one.url(), "w.example/one+00000000+AAAA")),
                        1)))
                .hasMessageContaining("audit.witnesses")
                .hasMessageContaining("\"one\"");
    }

    private RecordLog open(int quorum) throws LogException {
        return TransparencyLog.open(settings(quorum));
    }

    private LogSettings settings(int quorum) {
        return new LogSettings(
                folder,
                "example.com/orders",
                "orders-1",
                "0.1.0",
                null,
                List.of(new Witness("one", one.url(), one.vkey()), new Witness("two", two.url(), two.vkey())),
                quorum);
    }
}
