// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.threats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.fork.ForkedJvm;
import dev.bylaw.fork.InstrumentationHolder;
import dev.bylaw.threats.app.Attacks;
import dev.bylaw.threats.app.LateAgent;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** ATTACH: the instrumentation API, attaching, and other agents. */
@ThreatTests(attacks = "AttachAttacks")
final class ThreatAttachIT {

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> attacks() throws Exception {
        return Threats.in(folder)
                .flags("-javaagent:" + InstrumentationHolder.jar(folder), "-Djdk.attach.allowAttachSelf=true")
                .run("AttachAttacks")
                .attacks();
    }

    @Test
    void attach_2_a_stripping_agent_of_the_command_line_changes_nothing_and_is_recorded() throws Exception {
        Path agent = Jars.of(
                folder.resolve("stripping.jar"),
                "Premain-Class",
                "dev.bylaw.threats.app.StrippingAgent",
                "Can-Retransform-Classes",
                "true");
        Threats threats = Threats.in(folder).flags("-javaagent:" + agent);
        ForkedJvm.Outcome outcome = threats.start(Attacks.class, "dev.bylaw.threats.app.CallAttacks");
        assertThat(outcome.out())
                .as(outcome::transcript)
                .contains("call_4_super_self_and_nest_mates 4 0 4 0 0")
                .contains("call_1_core_reflection 82 0 82 0 0");
        assertThat(threats.records("decision"))
                .filteredOn(d -> d.path("code").asText().equals("seal"))
                .anySatisfy(d -> assertThat(d.path("reason").asText())
                        .startsWith("Dropped: dev.bylaw.threats.app.StrippingAgent took Bylaw's check out of"
                                + " dev.bylaw.threats.app.Vault"));
    }

    @Test
    void attach_4_an_agent_in_the_manifest_of_the_applications_jar_is_refused() throws Exception {
        Path jar = Jars.of(
                folder.resolve("application.jar"),
                "Main-Class",
                Attacks.class.getName(),
                "Launcher-Agent-Class",
                LateAgent.class.getName(),
                "Class-Path",
                Path.of("target", "test-classes").toUri() + " "
                        + Path.of("../annotations/target/classes").toUri());
        Threats threats = Threats.in(folder);
        ForkedJvm.Outcome outcome = threats.startJar(jar, "dev.bylaw.threats.app.CallAttacks");
        assertThat(outcome.exitCode()).as(outcome::transcript).isNotZero();
        assertThat(outcome.out()).as(outcome::transcript).isEmpty();
        assertThat(threats.records("decision"))
                .filteredOn(d -> d.path("code").asText().equals("seal"))
                .extracting(d -> d.at("/point/site/method").asText())
                .contains("loadAgent");
    }
}
