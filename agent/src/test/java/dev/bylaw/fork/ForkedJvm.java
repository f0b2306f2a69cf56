// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.fork;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A JVM to be started: of this JDK, with the tests' class path unless told otherwise; ended by force after three minutes or those it is given. */
public final class ForkedJvm {

    private static final int DENIES_UNSAFE_AND_NATIVE = 24;

    private final List<String> flags = new ArrayList<>();
    private final List<String> environment = new ArrayList<>();
    private String classPath = applicationClassPath();
    private long minutes = 3;

    private ForkedJvm() {}

    /** What a JVM said, and how it ended. */
    public record Outcome(int exitCode, List<String> out, List<String> err) {
        /** Both streams, for the message of a failed assertion. */
        public String transcript() {
            return "exit " + exitCode + "\n-- out\n" + String.join("\n", out) + "\n-- err\n" + String.join("\n", err);
        }
    }

    /** This JVM's, without the enforcer's own classes: an application has those in bylaw.jar or not at all. */
    private static String applicationClassPath() {
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (!entry.endsWith(Path.of("agent", "target", "classes").toString())) {
                entries.add(entry);
            }
        }
        return String.join(File.pathSeparator, entries);
    }

    /** A JVM without any agent. */
    public static ForkedJvm plain() {
        return new ForkedJvm();
    }

    /** A JVM under an agent. */
    public static ForkedJvm under(Path agent, String arguments) {
        return plain().flags("-javaagent:" + agent + (arguments.isEmpty() ? "" : "=" + arguments));
    }

    /** The bylaw.jar that this build made. */
    public static Path bylawJar() {
        return Path.of(System.getProperty("bylaw.jar", "target/bylaw.jar")).toAbsolutePath();
    }

    /** The flags that a strict start wants of this JDK. */
    public static String[] hardened() {
        List<String> flags = new ArrayList<>(List.of("-XX:+DisableAttachMechanism", "-XX:-EnableDynamicAgentLoading"));
        if (Runtime.version().feature() >= DENIES_UNSAFE_AND_NATIVE) {
            flags.add("--sun-misc-unsafe-memory-access=deny");
            flags.add("--illegal-native-access=deny");
        }
        return flags.toArray(String[]::new);
    }

    /** Adds flags of the JVM, in front of the main class. */
    public ForkedJvm flags(String... more) {
        flags.addAll(List.of(more));
        return this;
    }

    /** Lets it run longer before it is ended by force. */
    public ForkedJvm within(long longer) {
        minutes = longer;
        return this;
    }

    /** Sets a variable of its environment. */
    public ForkedJvm environment(String name, String value) {
        environment.add(name + "=" + value);
        return this;
    }

    /** Replaces the class path. */
    public ForkedJvm classPath(Path... entries) {
        List<String> texts = new ArrayList<>();
        for (Path entry : entries) {
            texts.add(entry.toString());
        }
        classPath = String.join(File.pathSeparator, texts);
        return this;
    }

    /** Puts an entry in front of the class path. */
    public ForkedJvm inFront(Path entry) {
        classPath = entry + File.pathSeparator + classPath;
        return this;
    }

    /** Starts the main class and waits for its end. */
    public Outcome run(Class<?> main, String... arguments) throws IOException, InterruptedException {
        return run(main.getName(), arguments);
    }

    /** The same for a main class that the tests do not see. */
    public Outcome run(String main, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("-cp", classPath, main));
        command.addAll(List.of(arguments));
        return runJava(command.toArray(String[]::new));
    }

    /** Starts {@code java} with the flags and then these arguments, and waits for its end. */
    public Outcome runJava(String... arguments) throws IOException, InterruptedException {
        return runTool("java", arguments);
    }

    /** Starts a command of this JDK; flags go to {@code java} only. */
    public Outcome runTool(String tool, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", tool).toString());
        if (tool.equals("java")) {
            command.addAll(flags);
        }
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile("forked", ".out");
        Path err = Files.createTempFile("forked", ".err");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        for (String each : environment) {
            int equals = each.indexOf('=');
            builder.environment().put(each.substring(0, equals), each.substring(equals + 1));
        }
        Process process = builder.start();
        process.getOutputStream().close();
        if (!process.waitFor(minutes, TimeUnit.MINUTES)) {
            process.destroyForcibly().waitFor();
        }
        Outcome outcome = new Outcome(process.exitValue(), Files.readAllLines(out), Files.readAllLines(err));
        Files.delete(out);
        Files.delete(err);
        return outcome;
    }
}
