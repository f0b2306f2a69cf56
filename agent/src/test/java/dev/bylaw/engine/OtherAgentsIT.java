// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bylaw.engine.app.Pays;
import dev.bylaw.fork.ForkedJvm;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Agents that weave the same methods as ours: what they are there for goes on, and every call is decided and recorded once. */
final class OtherAgentsIT {

    private static final Path AGENTS = Path.of("target", "agents").toAbsolutePath();

    @TempDir
    Path folder;

    private String openTelemetry() {
        return "-javaagent:" + AGENTS.resolve("opentelemetry-javaagent.jar");
    }

    private String jacoco() {
        return "-javaagent:" + AGENTS.resolve("org.jacoco.agent-runtime.jar") + "=destfile=" + counts()
                + ",includes=dev.bylaw.engine.app.*";
    }

    private Path counts() {
        return folder.resolve("jacoco.exec");
    }

    @Test
    void opentelemetry_before_us_and_jacoco_after_us() throws Exception {
        bothWork(openTelemetry(), jacoco());
    }

    @Test
    void jacoco_before_us_and_opentelemetry_after_us() throws Exception {
        bothWork(jacoco(), openTelemetry());
    }

    private void bothWork(String before, String after) throws Exception {
        Workplace workplace = Workplace.in(folder);
        ForkedJvm.Outcome outcome = ForkedJvm.plain()
                .flags(before, "-javaagent:" + ForkedJvm.bylawJar() + "=" + folder.resolve("bylaw.yaml"), after)
                .flags("-Dotel.traces.exporter=console", "-Dotel.metrics.exporter=none", "-Dotel.logs.exporter=none")
                .flags("-Dotel.instrumentation.methods.include=dev.bylaw.engine.app.Till[pay]")
                .run(Pays.class, "10", "9000");

        assertThat(outcome.exitCode()).as(outcome::transcript).isZero();
        assertThat(outcome.out()).containsExactly("paid 10", "Refused by policy limit: too much.");
        assertThat(outcome.err()).as(outcome::transcript).noneMatch(line -> line.contains("VerifyError"));
        List<JsonNode> decisions = workplace.records("decision");
        assertThat(decisions)
                .extracting(decision -> decision.path("result").asText())
                .containsExactly("allow", "deny");
        assertThat(workplace.records("execution")).hasSize(1);
        assertThat(outcome.err().stream().filter(line -> line.contains("'Till.pay'")))
                .as("OpenTelemetry's spans: %s", outcome.transcript())
                .isNotEmpty();
        assertThat(Files.readString(counts(), StandardCharsets.ISO_8859_1))
                .as("the classes of which JaCoCo has seen a line run")
                .contains("dev/bylaw/engine/app/Till", "dev/bylaw/engine/app/Pays");
    }
}
