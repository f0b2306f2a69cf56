// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.witness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.evidence.merkle.MerkleTree;
import dev.bylaw.evidence.note.Checkpoint;
import dev.bylaw.evidence.note.Note;
import dev.bylaw.evidence.storage.DiskStorage;
import dev.bylaw.evidence.tiles.TileReader;
import dev.bylaw.evidence.verify.LogFixture;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One witness, with a clock that the test moves. */
class WitnessClientTest {

    @TempDir
    Path folder;

    private final AtomicLong nanos = new AtomicLong();
    private final HttpClient http = HttpClient.newHttpClient();
    private WitnessServer server;
    private WitnessClient client;
    private byte[] signed;
    private Checkpoint head;
    private MerkleTree tree;

    @BeforeEach
    void begin() throws Exception {
        LogFixture.write(folder, 6);
        signed = Files.readAllBytes(folder.resolve("log/checkpoint"));
        head = Checkpoint.parse(Note.parse(signed).text());
        tree = new MerkleTree(new TileReader(new DiskStorage(folder), head.size()), head.size());
        server = new WitnessServer("w.example/one");
        client = new WitnessClient(server.url(), server.vkey(), nanos::get);
    }

    @AfterEach
    void end() {
        server.close();
    }

    @Test
    void a_witness_that_fails_is_left_alone_for_twice_as_long_each_time_up_to_a_minute() throws Exception {
        server.answerWith(500);
        List<Long> pauses = new ArrayList<>();
        long lastAsked = 0;
        for (long second = 0; second < 300; second++) {
            nanos.set(TimeUnit.SECONDS.toNanos(second));
            int before = server.answers().size();
            assertThat(ask()).isNull();
            if (server.answers().size() > before) {
                pauses.add(second - lastAsked);
                lastAsked = second;
            }
        }
        assertThat(pauses).containsExactly(0L, 1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L);
    }

    @Test
    void a_witness_that_signed_again_is_asked_at_once_after_its_next_failure() throws Exception {
        server.answerWith(500);
        ask();
        nanos.set(TimeUnit.SECONDS.toNanos(1));
        server.answerWith(0);
        assertThat(ask()).isNotNull();
        assertThat(client.problem()).isNull();
        assertThat(ask()).as("a head that is signed is not sent again").isNotNull();
        assertThat(server.answers()).containsExactly(500, 200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "403 | does not know the key that signs this log",
                "404 | does not know this log's origin",
                "422 | does not extend the one that it has signed",
                "503 | answered 503",
                "200 | without a cosignature that verifies"
            })
    void each_refusal_is_said_in_words(int status, String words) throws Exception {
        server.answerWith(status);
        assertThat(ask()).isNull();
        assertThat(client.problem()).contains(words);
    }

    @Test
    void a_witness_that_cannot_be_reached_is_said_to_be_so() throws Exception {
        server.close();
        assertThat(ask()).isNull();
        assertThat(client.problem()).startsWith("cannot be reached: ");
    }

    private Note.Signature ask() throws Exception {
        client.ask(http, head, signed, tree);
        return client.answer(http, head, signed, tree, System.nanoTime() + TimeUnit.SECONDS.toNanos(30));
    }
}
