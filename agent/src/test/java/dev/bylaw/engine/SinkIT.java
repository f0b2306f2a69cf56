// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bylaw.engine.app.FileWays;
import dev.bylaw.engine.app.NativeWays;
import dev.bylaw.engine.app.NetworkWays;
import dev.bylaw.engine.app.Outside;
import dev.bylaw.engine.app.ProcessWays;
import dev.bylaw.fork.ForkedJvm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every public way out of the process, with each sink: refused when no policy permits it, and undisturbed when one does. */
class SinkIT {

    private static final int VIRTUAL_THREADS = 21;

    @TempDir
    Path folder;

    private ForkedJvm.Outcome go(String sinks, String permit, Class<?> ways, String... more) throws Exception {
        Workplace workplace = Workplace.in(folder);
        workplace.write("policies/sinks.cedar", permit);
        workplace.write("bylaw.yaml", "policies: policies\nsinks: " + sinks + "\naudit: {dir: log}\n");
        List<String> arguments =
                new ArrayList<>(List.of(ways.getName(), folder.resolve("place").toString()));
        arguments.addAll(List.of(more));
        // The JVM takes its own classes on trust unless it is told not to; woven ones must stand the test.
        return workplace
                .jvm()
                .flags(
                        "-XX:+UnlockDiagnosticVMOptions",
                        "-XX:+BytecodeVerificationLocal",
                        "-Djava.library.path=" + System.getProperty("java.home") + "/lib")
                .run(Outside.class, arguments.toArray(String[]::new));
    }

    private List<JsonNode> decisions(String action) throws IOException {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode decision : new Workplace(folder).records("decision")) {
            if (action.contains(decision.at("/action/name").asText())) {
                found.add(decision);
            }
        }
        return found;
    }

    private Stream<DynamicTest> refused(String sink, String actions, Class<?> ways, String... more) throws Exception {
        ForkedJvm.Outcome outcome = go(sink, "", ways, more);
        List<JsonNode> decisions = decisions(actions);
        assertThat(outcome.out()).as(outcome::transcript).isNotEmpty();
        assertThat(decisions)
                .as(outcome::transcript)
                .hasSizeGreaterThanOrEqualTo(outcome.out().size())
                .allSatisfy(d -> assertThat(d.path("result").asText()).isEqualTo("deny"));
        return outcome.out().stream()
                .map(line -> dynamicTest(
                        line, () -> assertThat(line).as(outcome::transcript).endsWith(" refused unchanged")));
    }

    private Stream<DynamicTest> done(String sink, String actions, Class<?> ways, String... more) throws Exception {
        StringBuilder permits = new StringBuilder();
        for (String action : actions.split(" ", -1)) {
            permits.append("permit (principal == Agent::\"builder\", action == Action::\"")
                    .append(action)
                    .append("\", resource);\n");
        }
        ForkedJvm.Outcome outcome = go(sink, permits.toString(), ways, more);
        List<JsonNode> decisions = decisions(actions);
        assertThat(outcome.out()).as(outcome::transcript).isNotEmpty();
        assertThat(decisions)
                .as(outcome::transcript)
                .hasSizeGreaterThanOrEqualTo(outcome.out().size())
                .allSatisfy(d -> assertThat(d.path("result").asText()).isEqualTo("allow"));
        assertThat(new Workplace(folder).records("execution")).hasSize(decisions.size());
        return outcome.out().stream()
                .map(line -> dynamicTest(
                        line, () -> assertThat(line).as(outcome::transcript).endsWith(" done changed")));
    }

    @TestFactory
    Stream<DynamicTest> no_process_starts_that_no_policy_permits() throws Exception {
        return refused("process", "jvm.start_process", ProcessWays.class);
    }

    @TestFactory
    Stream<DynamicTest> a_permitted_process_starts() throws Exception {
        return done("process", "jvm.start_process", ProcessWays.class);
    }

    @TestFactory
    Stream<DynamicTest> no_process_starts_on_a_virtual_thread() throws Exception {
        if (Runtime.version().feature() < VIRTUAL_THREADS) {
            return Stream.of(); // there are none
        }
        return refused("process", "jvm.start_process", ProcessWays.class, "virtual");
    }

    @TestFactory
    Stream<DynamicTest> no_file_changes_that_no_policy_permits() throws Exception {
        return refused("files", "jvm.write_file jvm.move_file", FileWays.class);
    }

    @TestFactory
    Stream<DynamicTest> permitted_files_change() throws Exception {
        return done("files", "jvm.write_file jvm.move_file", FileWays.class);
    }

    @TestFactory
    Stream<DynamicTest> no_connection_is_made_that_no_policy_permits() throws Exception {
        return refused("network", "jvm.connect", NetworkWays.class);
    }

    @TestFactory
    Stream<DynamicTest> a_permitted_connection_is_made() throws Exception {
        return done("network", "jvm.connect", NetworkWays.class);
    }

    @TestFactory
    Stream<DynamicTest> no_native_code_is_loaded_that_no_policy_permits() throws Exception {
        return refused("native", "jvm.load_library", NativeWays.class);
    }

    @TestFactory
    Stream<DynamicTest> permitted_native_code_is_loaded() throws Exception {
        return done("native", "jvm.load_library", NativeWays.class);
    }

    @TestFactory
    Stream<DynamicTest> virtual_threads_meet_all_of_them() throws Exception {
        if (Runtime.version().feature() < VIRTUAL_THREADS) {
            return Stream.of(); // there are none
        }
        return refused("all", "jvm.connect jvm.write_file jvm.move_file", NetworkWays.class, "virtual");
    }
}
