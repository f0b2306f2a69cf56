// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.threats;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bylaw.evidence.log.LogReader;
import dev.bylaw.fork.ForkedJvm;
import dev.bylaw.threats.app.Attacks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A folder with a configuration, policies and a log, in which attacks are run, each class of them in one JVM under bylaw.jar. */
final class Threats {

    /** Where the attacks are. */
    static final String APPLICATION = "dev.bylaw.threats.app.";

    private static final String POLICY = """
            @id("keepers") permit (principal == Agent::"keeper", action == Action::"open", resource);
            """;

    private final Path folder;
    private final List<String> flags = new ArrayList<>();
    private final List<String> before = new ArrayList<>();
    private String[] variable = {};
    private String audit = "";
    private String policies = "";
    private String settings = "policies: policies\n";
    private String more = "";
    private Path[] classPath = {};

    private Threats(Path folder) {
        this.folder = folder;
    }

    static Threats in(Path folder) {
        return new Threats(folder);
    }

    Threats flags(String... more) {
        flags.addAll(List.of(more));
        return this;
    }

    /** Flags in front of bylaw.jar's. */
    Threats before(String... earlier) {
        before.addAll(List.of(earlier));
        return this;
    }

    /** A variable of the JVM's environment. */
    Threats environment(String name, String value) {
        variable = new String[] {name, value};
        return this;
    }

    /** Lines under {@code audit}. */
    Threats audited(String lines) {
        audit = lines;
        return this;
    }

    /** Lists these classes as governed, as the annotation processor does, so that policies are checked against them. */
    Threats foreseeing(String... classes) throws IOException {
        Path list = folder.resolve("listed/META-INF/bylaw/governed");
        Files.createDirectories(list.getParent());
        Files.write(list, Stream.of(classes).map(APPLICATION::concat).toList());
        return this;
    }

    /** Another class path than the tests'. */
    Threats classPath(Path... entries) {
        classPath = entries;
        return this;
    }

    /** Lines of configuration beside policies and log. */
    Threats configured(String lines) {
        more = lines;
        return this;
    }

    /** Policies beside the keeper's. */
    Threats policies(String cedar) {
        policies = cedar;
        return this;
    }

    /** A configuration that names no policies. */
    Threats withoutPolicies() {
        settings = "";
        return this;
    }

    /** Runs all attacks of a class. */
    Run run(String attacks) throws Exception {
        Class<?> type = Class.forName(APPLICATION + attacks);
        ForkedJvm.Outcome outcome = start(Attacks.class, type.getName());
        return new Run(this, type, outcome, records("decision"));
    }

    ForkedJvm.Outcome start(Class<?> main, String... arguments) throws Exception {
        return jvm().run(main, arguments);
    }

    ForkedJvm.Outcome startJar(Path jar, String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of("-jar", jar.toString()));
        all.addAll(List.of(arguments));
        return jvm().runJava(all.toArray(String[]::new));
    }

    /** The {@code bylaw} command. */
    ForkedJvm.Outcome bylaw(String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of("-jar", ForkedJvm.bylawJar().toString()));
        all.addAll(List.of(arguments));
        return ForkedJvm.plain().runJava(all.toArray(String[]::new));
    }

    private ForkedJvm jvm() throws IOException {
        Files.createDirectories(folder.resolve("policies"));
        Files.writeString(folder.resolve("policies/vault.cedar"), POLICY + policies);
        Files.writeString(folder.resolve("bylaw.yaml"), settings + "audit:\n  dir: log\n" + audit + more);
        ForkedJvm jvm = ForkedJvm.plain()
                .flags(before.toArray(String[]::new))
                .flags("-javaagent:" + ForkedJvm.bylawJar() + "=" + folder.resolve("bylaw.yaml"))
                .flags(flags.toArray(String[]::new))
                .flags("-Dthreats.folder=" + folder);
        if (variable.length > 0) {
            jvm.environment(variable[0], variable[1]);
        }
        if (Files.exists(folder.resolve("listed"))) {
            jvm.inFront(folder.resolve("listed"));
        }
        return classPath.length == 0 ? jvm : jvm.classPath(classPath);
    }

    /** The predicates of the records of this type, in the order of the log. */
    List<JsonNode> records(String type) throws IOException {
        List<JsonNode> found = new ArrayList<>();
        if (!Files.exists(log().resolve("log/checkpoint"))) {
            return found;
        }
        ObjectMapper mapper = new ObjectMapper();
        try (LogReader reader = LogReader.open(log())) {
            while (reader.next()) {
                JsonNode statement = mapper.readTree(reader.record());
                if (statement.path("predicateType").asText().contains("/" + type + "/")) {
                    found.add(statement.path("predicate"));
                }
            }
        }
        return found;
    }

    /** The log's folder. */
    Path log() {
        return folder.resolve("log");
    }
}
