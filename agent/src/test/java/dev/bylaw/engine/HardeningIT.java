// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.engine.app.Pays;
import dev.bylaw.fork.ForkedJvm;
import dev.bylaw.fork.InstrumentationHolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code hardening} sees of the JVM that it starts in: FLAG entries of the threat catalogue, and CONFIG-2. */
class HardeningIT {

    @TempDir
    Path folder;

    private Workplace workplace;

    @BeforeEach
    void begin() throws IOException {
        workplace = Workplace.in(folder);
    }

    private void hardening(String grade) throws IOException {
        workplace.write("bylaw.yaml", "hardening: " + grade + "\npolicies: policies\naudit: {dir: log}\n");
    }

    @Test
    void strict_refuses_a_jvm_as_it_comes_and_names_each_flag() throws Exception {
        hardening("strict");
        ForkedJvm.Outcome outcome = workplace.jvm().run(Pays.class, "10");
        assertThat(outcome.exitCode()).as(outcome::transcript).isEqualTo(78);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err().get(0))
                .isEqualTo("bylaw: refused to start: hardening is strict, and this JVM leaves powers open:");
        assertThat(outcome.err().subList(1, outcome.err().size()))
                .hasSize(ForkedJvm.hardened().length)
                .allSatisfy(line -> assertThat(line).matches("  [a-z-]+ is open \\(.*\\): .*\\. Close it: .*"));
        assertThat(String.join("\n", outcome.err())).contains(ForkedJvm.hardened());
    }

    @Test
    void strict_starts_with_these_flags_and_every_record_says_so() throws Exception {
        hardening("strict");
        ForkedJvm.Outcome outcome = workplace.jvm().flags(ForkedJvm.hardened()).run(Pays.class, "10");
        assertThat(outcome.out()).as(outcome::transcript).containsExactly("paid 10");
        for (String type : List.of("decision", "execution", "coverage", "policyChange")) {
            assertThat(workplace.records(type))
                    .isNotEmpty()
                    .allSatisfy(record ->
                            assertThat(record.at("/point/hardening").asText()).isEqualTo("strict"));
        }
    }

    @Test
    void report_starts_says_how_many_are_open_and_leaves_the_list_beside_the_log() throws Exception {
        hardening("report");
        ForkedJvm.Outcome outcome = workplace.jvm().run(Pays.class, "10");
        assertThat(outcome.out()).as(outcome::transcript).containsExactly("paid 10");
        int open = ForkedJvm.hardened().length;
        assertThat(outcome.err().get(0)).startsWith("bylaw: hardening: " + open + " open, ");
        assertThat(Files.readAllLines(folder.resolve("log/hardening.json")))
                .filteredOn(line -> line.contains("\"state\":\"open\""))
                .hasSize(open);
        assertThat(workplace.records("decision"))
                .extracting(record -> record.at("/point/hardening").asText())
                .containsExactly("report:" + open + " open");
    }

    @Test
    void without_hardening_nothing_is_said_and_records_say_off() throws Exception {
        ForkedJvm.Outcome outcome = workplace.jvm().run(Pays.class, "10");
        assertThat(outcome.err()).hasSize(1);
        assertThat(workplace.records("decision"))
                .extracting(record -> record.at("/point/hardening").asText())
                .containsExactly("off");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED",
                "-Dcom.sun.management.jmxremote.authenticate=true",
                "-Xverify:none",
                "-Xbootclasspath/a:nowhere.jar"
            })
    void strict_refuses_one_flag_too_many(String flag) throws Exception {
        hardening("strict");
        ForkedJvm.Outcome outcome =
                workplace.jvm().flags(ForkedJvm.hardened()).flags(flag).run(Pays.class, "10");
        assertThat(outcome.exitCode()).as(outcome::transcript).isEqualTo(78);
        assertThat(outcome.err()).filteredOn(line -> line.startsWith("  ")).hasSize(1);
    }

    @Test
    void strict_refuses_another_agent_unless_the_configuration_names_it() throws Exception {
        hardening("strict");
        Path agent = InstrumentationHolder.jar(folder);
        ForkedJvm.Outcome refused = workplace
                .jvm()
                .flags(ForkedJvm.hardened())
                .flags("-javaagent:" + agent)
                .run(Pays.class, "10");
        assertThat(refused.exitCode()).as(refused::transcript).isEqualTo(78);
        assertThat(refused.err().get(1)).contains(InstrumentationHolder.class.getName());
        workplace.write(
                "bylaw.yaml",
                "hardening: strict\nagents: ['dev.bylaw.fork.*']\npolicies: policies\naudit: {dir: log}\n");
        assertThat(workplace
                        .jvm()
                        .flags(ForkedJvm.hardened())
                        .flags("-javaagent:" + agent)
                        .run(Pays.class, "10")
                        .out())
                .containsExactly("paid 10");
    }

    @ParameterizedTest
    @ValueSource(strings = {"JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"})
    void strict_refuses_what_a_variable_opens(String variable) throws Exception {
        hardening("strict");
        ForkedJvm.Outcome outcome = workplace
                .jvm()
                .flags(ForkedJvm.hardened())
                .environment(variable, "--add-opens=java.base/java.lang=ALL-UNNAMED")
                .run(Pays.class, "10");
        assertThat(outcome.exitCode()).as(outcome::transcript).isEqualTo(78);
        assertThat(String.join("\n", outcome.err())).contains("opens is open (java.base/java.lang)");
    }
}
