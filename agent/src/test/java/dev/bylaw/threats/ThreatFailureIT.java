// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.threats;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.bylaw.evidence.note.KeyType;
import dev.bylaw.evidence.note.SigningKey;
import dev.bylaw.fork.ForkedJvm;
import dev.bylaw.threats.app.Attacks;
import dev.bylaw.threats.app.Early;
import dev.bylaw.threats.app.Once;
import dev.bylaw.threats.app.Shows;
import dev.bylaw.threats.app.Verdict;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** FAIL: what becomes of a call when the check fails, comes too early or takes too long. */
@ThreatTests(attacks = "FailureAttacks")
final class ThreatFailureIT {

    @TempDir
    static Path shared;

    private static Run run;

    @TempDir
    Path folder;

    @BeforeAll
    static void attack() throws Exception {
        run = Threats.in(shared).run("FailureAttacks");
    }

    @TestFactory
    Stream<DynamicTest> attacks() {
        return run.attacks();
    }

    private static int effects(String of) {
        return run.outcome().out().stream()
                .filter(line -> line.startsWith("effects " + of + " "))
                .mapToInt(line -> Integer.parseInt(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(run.outcome().transcript()));
    }

    private static long allowed(String of) {
        return run.decisions(of).stream()
                .filter(decision -> decision.path("result").asText().equals("allow"))
                .count();
    }

    @ParameterizedTest
    @ValueSource(strings = {"interrupted", "stopped"})
    void fail_4_every_effect_has_its_decision(String how) {
        assertThat(allowed(how)).isPositive().isGreaterThanOrEqualTo(effects(how));
    }

    @Test
    void fail_2_a_static_initialiser_and_an_agent_that_comes_after_are_refused() throws Exception {
        Path agent = Jars.of(folder.resolve("early.jar"), "Premain-Class", Early.class.getName());
        ForkedJvm.Outcome outcome =
                Threats.in(folder).flags("-javaagent:" + agent + "=premain").start(Early.class);
        assertThat(outcome.out())
                .as(outcome::transcript)
                .containsExactly("initialiser refused", "premain refused", "main refused");
    }

    @Test
    @Shows({Verdict.STOPPED, Verdict.REFUSED_AT_START})
    void fail_2_an_agent_that_comes_before_is_refused_at_the_start_when_hardened() throws Exception {
        Path agent = Jars.of(folder.resolve("early.jar"), "Premain-Class", Early.class.getName());
        Threats threats = Threats.in(folder);
        ForkedJvm.Outcome outcome = threats.configured("hardening: strict\n")
                .flags(ForkedJvm.hardened())
                .before("-javaagent:" + agent + "=premain")
                .start(Early.class);
        assertThat(outcome.exitCode()).as(outcome::transcript).isEqualTo(78);
        assertThat(String.join("\n", outcome.err())).contains("agents is open", Early.class.getName());
    }

    @Test
    void fail_2_without_policies_the_control_is_refused_as_well() throws Exception {
        Threats threats = Threats.in(folder).withoutPolicies();
        ForkedJvm.Outcome outcome = threats.start(Attacks.class, Threats.APPLICATION + "CallAttacks");
        assertThat(outcome.out()).as(outcome::transcript).contains("control 1 0 1 0 0");
    }

    @Test
    void fail_3_a_witness_that_never_answers_refuses_what_waits_for_it() throws Exception {
        HttpServer silent = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        silent.start();
        try {
            String witness = "http://127.0.0.1:" + silent.getAddress().getPort();
            ForkedJvm.Outcome outcome = Threats.in(folder)
                    .audited("  durability: witnessed\n  quorum: 1\n  witnesses:\n    - {name: w.example/silent, url: '"
                            + witness + "', vkey: '"
                            + SigningKey.generate("w.example/silent", KeyType.COSIGNATURE)
                                    .verificationKey() + "'}\n")
                    .start(Once.class);
            assertThat(outcome.out()).as(outcome::transcript).containsExactly("main refused");
        } finally {
            silent.stop(0);
        }
    }
}
