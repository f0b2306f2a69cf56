// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of somebody else, on this machine's PATH. Tests that need one which is not here are skipped and say so. */
public record Program(Path file) {

    /** What a run came to. */
    public record Ran(int exit, String text) {}

    /** The program of that name. */
    public static Program named(String name) {
        for (String folder : System.getenv("PATH").split(File.pathSeparator, -1)) {
            Path file = Path.of(folder, name);
            if (Files.isExecutable(file)) {
                return new Program(file);
            }
        }
        assumeTrue(false, name + " is not on the PATH");
        throw new IllegalStateException("the test is skipped");
    }

    /** Runs it to its end, and collects both streams. */
    public Ran run(Object... arguments) throws IOException, InterruptedException {
        Process process = start(arguments);
        String text = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ran(process.exitValue(), text);
    }

    /** Starts it. Whoever does ends it. */
    public Process start(Object... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(file.toString()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        // Debian builds sigsum-witness without a module file, and so without the routes that it is written for.
        builder.environment().put("GODEBUG", "httpmuxgo121=0");
        return builder.start();
    }
}
