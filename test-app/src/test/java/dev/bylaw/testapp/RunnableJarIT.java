// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.testapp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.testapp.scenario.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The jar as it is shipped, with the application in jars within the jar, in a JVM of its own. */
class RunnableJarIT {

    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    Path folder;

    @Test
    void under_the_enforcer_exactly_what_the_policies_allow_happens() throws Exception {
        String enforcer = "-javaagent:" + System.getProperty("testapp.enforcer") + "="
                + System.getProperty("testapp.configuration");
        String log = "-Dbylaw.audit.dir=" + folder.resolve("log");

        Ended ended = run(List.of(enforcer, log), "--scenario=" + folder.resolve("results.jsonl"));

        assertThat(ended.code()).as(ended.said()).isZero();
        assertThat(outcomes()).hasSizeGreaterThan(15).allMatch(Outcome::held).allMatch(Outcome::enforced);
    }

    @Test
    void without_the_enforcer_everything_that_is_attempted_happens() throws Exception {
        assertThat(run(List.of(), "--scenario=" + folder.resolve("results.jsonl")))
                .isEqualTo(new Ended(0, ""));

        assertThat(outcomes()).hasSizeGreaterThan(15).allMatch(Outcome::held).noneMatch(Outcome::enforced);
    }

    @Test
    void other_options_are_explained() throws Exception {
        assertThat(run(List.of(), "--scenario", "fast"))
                .isEqualTo(new Ended(2, "usage: java -jar test-app.jar --scenario[=RESULTS]\n"));
    }

    private List<Outcome> outcomes() throws IOException {
        List<Outcome> outcomes = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("results.jsonl"))) {
            outcomes.add(JSON.readValue(line, Outcome.class));
        }
        return outcomes;
    }

    private Ended run(List<String> options, String... arguments) throws Exception {
        Path said = folder.resolve("said.txt");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-jar", System.getProperty("testapp.jar")));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            // Long enough for any machine; it is there so that a build ends.
            assertThat(process.waitFor(3, TimeUnit.MINUTES))
                    .as("ended by itself")
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Ended(process.exitValue(), Files.readString(said));
    }

    /** How a run ended, and all it said. */
    private record Ended(int code, String said) {}
}
