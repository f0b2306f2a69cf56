// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.fork.ForkedJvm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code bylaw doctor} says of a JVM that it starts. */
class DoctorIT {

    @TempDir
    Path folder;

    private Workplace workplace;

    @BeforeEach
    void begin() throws IOException {
        workplace = Workplace.in(folder);
    }

    private ForkedJvm.Outcome doctor(String... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(List.of("-jar", ForkedJvm.bylawJar().toString(), "doctor", "--config"));
        command.add(folder.resolve("bylaw.yaml").toString());
        command.addAll(List.of(arguments));
        return ForkedJvm.plain().runJava(command.toArray(String[]::new));
    }

    private static List<String> closed() {
        List<String> flags = new ArrayList<>(List.of("--"));
        flags.addAll(List.of(ForkedJvm.hardened()));
        return flags;
    }

    @Test
    void a_jvm_as_it_comes_has_open_powers_and_each_has_its_flag() throws Exception {
        ForkedJvm.Outcome outcome = doctor();
        assertThat(outcome.exitCode()).as(outcome::transcript).isEqualTo(1);
        assertThat(outcome.out()).anyMatch(line -> line.matches("attach +open .* -XX:\\+DisableAttachMechanism"));
        assertThat(outcome.out()).anyMatch(line -> line.matches("debugger +closed .*"));
    }

    @Test
    void with_the_flags_nothing_is_open() throws Exception {
        ForkedJvm.Outcome outcome = doctor(closed().toArray(String[]::new));
        assertThat(outcome.exitCode()).as(outcome::transcript).isZero();
        assertThat(outcome.out().get(outcome.out().size() - 1)).startsWith("0 open, ");
    }

    @Test
    void as_json_there_is_one_object_a_line() throws Exception {
        ForkedJvm.Outcome outcome = doctor("--json", "--", "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n");
        assertThat(outcome.out())
                .as(outcome::transcript)
                .allMatch(line -> line.startsWith("{") && line.endsWith("}"))
                .anyMatch(line -> line.contains("\"power\":\"debugger\",\"state\":\"open\""));
    }

    @Test
    void it_names_what_is_governed_and_writes_no_log() throws Exception {
        workplace.write(
                "bylaw.yaml",
                "policies: policies\naudit: {dir: log}\ngovern:\n  - method: dev.bylaw.engine.app.Plain#wipe(..)\n");
        List<String> flags = closed();
        flags.add("-cp");
        flags.add(Path.of("target", "test-classes").toAbsolutePath().toString());
        ForkedJvm.Outcome outcome = doctor(flags.toArray(String[]::new));
        assertThat(outcome.exitCode()).as(outcome::transcript).isZero();
        assertThat(outcome.out()).anyMatch(line -> line.matches("dev\\.bylaw\\.engine\\.app\\.Plain#wipe.* wipe +-"));
        assertThat(folder.resolve("log")).doesNotExist();
    }

    @Test
    void a_configuration_that_cannot_be_used_ends_with_its_message_and_78() throws Exception {
        workplace.write("bylaw.yaml", "policies: nowhere\n");
        ForkedJvm.Outcome outcome = doctor();
        assertThat(outcome.exitCode()).as(outcome::transcript).isEqualTo(78);
        assertThat(String.join("\n", outcome.err())).contains("no such file or folder");
    }

    @Test
    void a_jvm_that_does_not_start_is_a_usage_error() throws Exception {
        ForkedJvm.Outcome outcome = doctor("--", "-XX:+Nonsense");
        assertThat(outcome.exitCode()).as(outcome::transcript).isEqualTo(2);
        assertThat(String.join("\n", outcome.err())).contains("Nonsense");
    }
}
