// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.benchmarks.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder with what an enforcer needs to govern the scenario: configuration, policies, entities, and an empty log. */
public final class Fixture {

    /** The number of policies under which calls are measured, three of which apply. */
    public static final int POLICIES = 50;

    /** Permits {@code ping}, which takes no arguments, to those who may transfer. */
    private static final String PING =
            "@id(\"ping\")\npermit (principal in Group::\"ops\", action == Action::\"ping\", resource);\n";

    private final Path jar;
    private final Path folder;

    private Fixture(Path jar, Path folder) {
        this.jar = jar;
        this.folder = folder;
    }

    /** The fixture in a new folder beside the module's other output, on the disk that the repository is on. */
    public static Fixture create(String durability) throws IOException {
        return create(durability, "auto");
    }

    /** The same, with a value of the key {@code frameworks}. */
    public static Fixture create(String durability, String frameworks) throws IOException {
        Path jar = built("agent/target/bylaw.jar");
        Path folder =
                Files.createTempDirectory(Files.createDirectories(Path.of("benchmarks/target/run")), durability + "-");
        Fixture fixture = new Fixture(jar, folder);
        Scenario scenario = Scenario.of(POLICIES);
        Path policies = Files.createDirectory(folder.resolve("policies"));
        Files.writeString(policies.resolve("scenario.cedar"), scenario.cedar() + PING);
        Files.writeString(folder.resolve("entities.json"), Scenario.entities());
        Files.writeString(
                fixture.configuration(),
                fixture.configuration(scenario.allowed().person(), durability, frameworks));
        return fixture;
    }

    /**
     * A file that the build leaves behind, seen from the top of the repository.
     *
     * @throws IllegalStateException when it is not there, saying what makes it
     */
    public static Path built(String file) {
        Path path = Path.of(file).toAbsolutePath();
        if (!Files.exists(path)) {
            throw new IllegalStateException(
                    "There is no " + path + ". Run from the top of the repository, after: mvn -DskipTests package");
        }
        return path;
    }

    private String configuration(Person principal, String durability, String frameworks) {
        return String.join(
                "\n",
                List.of(
                        "policies: policies/",
                        "entities: entities.json",
                        "principal: 'Agent::\"" + principal.id() + "\"'",
                        "frameworks: " + frameworks,
                        "audit:",
                        "  dir: log",
                        "  durability: " + durability,
                        ""));
    }

    /** The option that puts a JVM under the enforcer. */
    public String agentOption() {
        return "-javaagent:" + jar + "=" + configuration();
    }

    /** The folder. */
    public Path folder() {
        return folder.toAbsolutePath();
    }

    /** The configuration file in it. */
    public Path configuration() {
        return folder().resolve("bylaw.yaml");
    }

    /** The folder of the log, which the enforcer creates. */
    public Path log() {
        return folder().resolve("log");
    }

    /** The size of the log's files together, by the number of records that its checkpoint counts. */
    public double logBytesPerRecord() throws IOException {
        long records = Long.parseLong(
                Files.readAllLines(log().resolve("log/checkpoint")).get(1));
        try (Stream<Path> files = Files.walk(log())) {
            long sum = 0;
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                sum += Files.size(file);
            }
            return (double) sum / records;
        }
    }

    /** Removes the folder. */
    public void delete() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
