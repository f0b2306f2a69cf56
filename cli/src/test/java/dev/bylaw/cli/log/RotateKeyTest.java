// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.cli.log;

import static dev.bylaw.cli.Ran.bylaw;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.cli.Ran;
import dev.bylaw.evidence.note.TrustPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotateKeyTest {

    @TempDir
    Path folder;

    @Test
    void a_service_that_runs_changes_its_key_and_receipts_from_before_and_after_verify() throws Exception {
        Path before = folder.resolve("before.receipt");
        Path after = folder.resolve("after.receipt");
        Path log = folder.resolve("log-folder");
        SampleLog.write(log);
        bylaw("log", "receipt", log, SampleLog.REFUND, "-o", before);
        try (SampleLog running = new SampleLog(log)) {
            running.append(SampleLog.delete().statement());
            Ran ran = bylaw("log", "rotate-key", log, "--wait", "60");
            assertThat(ran.exit()).isZero();
            assertThat(ran.lines().get(0))
                    .isEqualTo("a new key signs: " + keys(log).logs().get(1));
        }
        bylaw("log", "receipt", log, SampleLog.DELETE, "-o", after);
        Path trust = log.resolve("trust.policy");
        assertThat(bylaw("receipt", "verify", before, "--policy", trust).exit()).isZero();
        assertThat(bylaw("receipt", "verify", after, "--policy", trust).exit()).isZero();
        assertThat(bylaw("log", "verify", log).exit()).isZero();
    }

    @Test
    void without_a_service_it_stays_asked_for() throws Exception {
        SampleLog.write(folder);
        Ran ran = bylaw("log", "rotate-key", folder, "--wait", "0");
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out()).contains("asked for: no service has taken it up within 0 s");
        assertThat(keys(folder).logs()).hasSize(1);

        new SampleLog(folder).close();
        assertThat(keys(folder).logs()).hasSize(2);
    }

    @Test
    void a_program_gets_the_key() throws Exception {
        SampleLog.write(folder);
        assertThat(bylaw("log", "rotate-key", folder, "--wait", "0", "--json").out())
                .isEqualTo("{\"rotated\":false,\"key\":\"" + keys(folder).logs().get(0) + "\"}\n");
    }

    @Test
    void the_published_part_alone_cannot_be_asked() throws Exception {
        SampleLog.write(folder);
        Files.delete(folder.resolve("keys/log.pem"));
        Ran ran = bylaw("log", "rotate-key", folder);
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains("keys/log.pem is not there, so nobody signs here");
    }

    private static TrustPolicy keys(Path log) throws Exception {
        return TrustPolicy.parse(Files.readString(log.resolve("trust.policy")));
    }
}
