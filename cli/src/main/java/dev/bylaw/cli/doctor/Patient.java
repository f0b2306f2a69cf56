// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.cli.doctor;

import dev.bylaw.cli.console.Exit;
import dev.bylaw.cli.console.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The JVM that is examined: this JDK's, under bylaw.jar, with the flags that were given. It never runs the application. */
final class Patient {

    /** Set by the launcher of bylaw.jar, which alone knows where it is. */
    private static final String JAR = "bylaw.jar";

    /** What the JVM is to run. bylaw.jar has it, and nothing of it is ever run: the JVM ends before. */
    private static final String MAIN = "dev.bylaw.premain.Launcher";

    private final String jar;
    private final Path configuration;
    private final List<String> flags;

    Patient(Path configuration, List<String> flags) throws Failure {
        this.jar = System.getProperty(JAR);
        this.configuration = configuration;
        this.flags = flags;
        if (jar == null) {
            throw Failure.usage("bylaw doctor: it needs the enforcer; start it with java -jar bylaw.jar doctor");
        }
    }

    /** Starts it, and returns what it says of itself, one JSON object a line. */
    List<String> examine() throws Failure {
        try {
            Path folder = Files.createTempDirectory("bylaw-doctor");
            Path report = folder.resolve("report");
            Path remarks = folder.resolve("remarks");
            try {
                int status = run(command(report), remarks);
                return read(
                        status,
                        report,
                        Files.readString(remarks, StandardCharsets.UTF_8).strip());
            } finally {
                Files.deleteIfExists(report);
                Files.deleteIfExists(remarks);
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw Failure.usage("bylaw doctor: the JVM cannot be examined: " + e.getMessage(), e);
        }
    }

    private List<String> command(Path report) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        boolean given = flags.stream()
                .anyMatch(flag -> flag.startsWith("-javaagent:")
                        && flag.contains(Path.of(jar).getFileName().toString()));
        if (!given) {
            command.add("-javaagent:" + jar + (configuration == null ? "" : "=" + configuration));
        }
        command.add("-Dbylaw.doctor=" + report);
        command.addAll(flags);
        command.add(MAIN);
        return command;
    }

    private static int run(List<String> command, Path remarks) throws IOException, Failure {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(remarks.toFile())
                .start();
        process.getOutputStream().close();
        try {
            return process.waitFor();
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw Failure.usage("bylaw doctor: interrupted");
        }
    }

    private static List<String> read(int status, Path report, String remarks) throws IOException, Failure {
        if (status == 0 && Files.exists(report)) {
            return Files.readAllLines(report, StandardCharsets.UTF_8);
        }
        if (status == Exit.CONFIGURATION) {
            throw Failure.configuration(remarks, null);
        }
        throw Failure.usage("bylaw doctor: this JVM does not start (status " + status + "):\n" + remarks);
    }
}
