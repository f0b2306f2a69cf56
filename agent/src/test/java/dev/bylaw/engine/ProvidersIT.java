// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.engine.app.PaysAmongStrangers;
import dev.bylaw.evidence.note.TrustPolicy;
import dev.bylaw.evidence.verify.LogVerifier;
import dev.bylaw.fork.ForkedJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Security providers that the application puts in front of the JDK's see nothing of the log's, its key least of all. */
class ProvidersIT {

    private static final String CALLS = "10";

    @TempDir
    Path folder;

    private Workplace workplace;

    @BeforeEach
    void begin() throws IOException {
        workplace = Workplace.in(folder);
    }

    private void paysUnseen() throws Exception {
        ForkedJvm.Outcome outcome = workplace.jvm().run(PaysAmongStrangers.class, CALLS);
        assertThat(outcome.exitCode()).as(outcome.transcript()).isZero();
        assertThat(outcome.out())
                .as(outcome.transcript())
                .containsExactly(
                        "Stranger is first", "asked for SHA-512 in main", "not by the enforcer", "paid " + CALLS);
    }

    private void logVerifies() throws Exception {
        TrustPolicy trust = TrustPolicy.parse(Files.readString(folder.resolve("log/trust.policy")));
        assertThat(new LogVerifier(folder.resolve("log"), trust).verify().findings())
                .isEmpty();
    }

    @Test
    void a_provider_in_front_of_the_jdks_is_asked_for_no_digest_no_signature_and_no_random_number() throws Exception {
        paysUnseen();
        assertThat(workplace.records("decision")).hasSize(1);
        logVerifies();
    }

    @Test
    void nor_when_the_log_goes_on_with_a_key_that_is_there_already() throws Exception {
        paysUnseen();
        paysUnseen();
        assertThat(workplace.records("decision")).hasSize(2);
        logVerifies();
    }

    @Test
    void nor_when_values_are_encrypted() throws Exception {
        workplace.write("bylaw.yaml", "policies: policies\naudit: {dir: log, vault: on}\n");
        paysUnseen();
        logVerifies();
    }
}
