// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.frameworks.stage;

import dev.bylaw.evidence.json.JsonException;
import dev.bylaw.evidence.json.JsonReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** An application that was run to its end under bylaw.jar, with the test's class path, and what happened in it. */
public final class Play {

    private static final int MINUTES = 3;

    private final Map<String, Scene> scenes = new LinkedHashMap<>();
    private final String transcript;

    private Play(String transcript) {
        this.transcript = transcript;
    }

    /**
     * Runs it.
     *
     * @param folder where its configuration and log go
     * @param principal who acts where nobody is bound
     */
    public static Play of(Class<?> application, Path folder, String principal, String policies)
            throws IOException, InterruptedException, JsonException {
        Files.writeString(Files.createDirectories(folder.resolve("policies")).resolve("p.cedar"), policies);
        Path configuration = Files.writeString(folder.resolve("bylaw.yaml"), """
                mode: enforce
                policies: policies/
                principal: '%s'
                audit:
                  dir: log
                  origin: example.com/frameworks
                """.formatted(principal));
        String jar = System.getProperty("bylaw.jar");
        List<String> out = java(
                folder,
                "-javaagent:" + jar + "=" + configuration,
                "-cp",
                System.getProperty("java.class.path"),
                application.getName());
        Play play = new Play(String.join("\n", out));
        List<Map<String, Object>> log = new ArrayList<>();
        for (String line :
                java(folder, "-jar", jar, "log", "query", folder.resolve("log").toString(), "--json")) {
            log.add(JsonReader.parseObject(line.getBytes(StandardCharsets.UTF_8)));
        }
        play.read(out, log);
        return play;
    }

    /** The scene of this name. */
    public Scene scene(String name) {
        Scene scene = scenes.get(name);
        if (scene == null) {
            throw new AssertionError("no scene " + name + " was played:\n" + transcript);
        }
        return scene;
    }

    /** All that the application wrote, on both streams. */
    public String transcript() {
        return transcript;
    }

    private static List<String> java(Path folder, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile(folder, "run", ".out");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        Process process = builder.start();
        process.getOutputStream().close();
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly().waitFor();
        }
        List<String> lines = Files.readAllLines(out);
        if (process.exitValue() != 0) {
            throw new AssertionError("exit " + process.exitValue() + "\n" + String.join("\n", lines));
        }
        return lines;
    }

    private void read(List<String> lines, List<Map<String, Object>> log) {
        List<String> ran = new ArrayList<>();
        List<String> read = new ArrayList<>();
        String name = "";
        String answer = null;
        String thrown = null;
        Instant begin = Instant.EPOCH;
        for (String line : lines) {
            int space = line.indexOf(' ');
            String text = line.substring(space + 1);
            switch (space < 0 ? "" : line.substring(0, space)) {
                case "SCENE" -> {
                    begin = Instant.parse(text.substring(0, text.indexOf(' ')));
                    name = text.substring(text.indexOf(' ') + 1);
                    ran = new ArrayList<>();
                    read = new ArrayList<>();
                    answer = null;
                    thrown = null;
                }
                case "RAN" -> ran.add(text);
                case "READ" -> read.add(text);
                case "ANSWER" -> answer = text;
                case "THROWN" -> thrown = text;
                case "END" ->
                    scenes.put(name, new Scene(ran, read, answer, thrown, between(log, begin, Instant.parse(text))));
                default -> {
                    // What the application and its libraries say besides.
                }
            }
        }
    }

    private static List<Scene.Decided> between(List<Map<String, Object>> log, Instant begin, Instant end) {
        List<Scene.Decided> found = new ArrayList<>();
        for (Map<String, Object> each : log) {
            Instant time = Instant.parse((String) each.get("time"));
            if (!time.isBefore(begin) && !time.isAfter(end)) {
                List<String> chain = new ArrayList<>();
                for (Object member : (List<?>) each.get("chain")) {
                    chain.add((String) member);
                }
                found.add(new Scene.Decided(
                        (String) each.get("decision"),
                        (String) each.get("principal"),
                        chain,
                        (String) each.get("action"),
                        (String) each.get("resource"),
                        (String) each.get("outcome"),
                        (String) each.get("code"),
                        (String) each.get("session")));
            }
        }
        return found;
    }
}
