// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.config;

import dev.bylaw.engine.identity.Chain;
import dev.bylaw.engine.identity.Limits;
import dev.bylaw.policy.syntax.NearestName;
import dev.bylaw.policy.value.EntityUid;
import dev.bylaw.weave.Sink;
import dev.bylaw.weave.Tools;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.Set;

/**
 * Reads the configuration, in this order of precedence: agent argument, system property, environment variable, file,
 * default. {@code audit.dir} is {@code audit: {dir: …}} in the file, {@code -Dbylaw.audit.dir}, {@code BYLAW_AUDIT_DIR}
 * and {@code -javaagent:bylaw.jar=audit.dir=…}.
 *
 * <p>Relative paths of the file start at the file's folder; all others at the working directory. An unknown key is an
 * error wherever it is said, except in the environment, where platforms put variables of their own: there it is ignored,
 * and named in a warning.
 */
public final class SettingsReader {

    /** The file that is used when nobody names one and it exists in the working directory. */
    private static final String DEFAULT_FILE = "bylaw.yaml";

    /** Properties under our prefix that are not configuration of the enforcement. */
    private static final List<String> OTHER_PROPERTIES =
            List.of("bylaw.config", "bylaw.debug", "bylaw.dump", "bylaw.data", "bylaw.doctor");

    /** More than agents that hand work on have needed; each member costs a decision at every call. */
    private static final int DEPTH = 8;

    private static final List<String> USERS = List.of("off", "spring-security");
    private static final List<String> AGENTS = List.of("off", "token");

    private static final List<String> SINKS = List.of("process", "network", "files", "native");

    private static final List<String> FRAMEWORKS = Tools.frameworks();

    private final Properties properties;
    private final Map<String, String> environment;
    private final Path workingDirectory;
    private final List<String> warnings = new ArrayList<>();

    /** Reads from these; the maps are only read during {@link #read}. */
    public SettingsReader(Properties properties, Map<String, String> environment, Path workingDirectory) {
        this.properties = properties;
        this.environment = environment;
        this.workingDirectory = workingDirectory.toAbsolutePath();
    }

    /** What the operator should hear although the JVM starts, one line each. */
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    /**
     * Reads everything.
     *
     * @param argument what stands after {@code -javaagent:bylaw.jar=}: a file's name, or {@code key=value,key=value};
     *     {@code null} or empty when nothing does
     */
    public Settings read(String argument) throws ConfigException {
        Map<String, String> arguments = Arguments.parse(argument);
        Optional<YamlFile> yaml = file(arguments);
        Map<Key, Said> said = new EnumMap<>(Key.class);
        yaml.ifPresent(file -> said.putAll(file.scalars()));
        fromEnvironment(said);
        fromProperties(said);
        for (Map.Entry<String, String> entry : arguments.entrySet()) {
            if (!entry.getKey().equals("config")) {
                put(said, entry.getKey(), entry.getValue(), "agent argument " + entry.getKey());
            }
        }
        return settings(said, yaml);
    }

    private Optional<YamlFile> file(Map<String, String> arguments) throws ConfigException {
        String[] names = {
            arguments.get("config"), properties.getProperty("bylaw.config"), environment.get("BYLAW_CONFIG")
        };
        String[] places = {"agent argument", "system property bylaw.config", "environment variable BYLAW_CONFIG"};
        for (int i = 0; i < names.length; i++) {
            if (names[i] != null) {
                return Optional.of(
                        YamlFile.read(workingDirectory.resolve(names[i]).normalize(), places[i]));
            }
        }
        Path byDefault = workingDirectory.resolve(DEFAULT_FILE);
        return Files.exists(byDefault) ? Optional.of(YamlFile.read(byDefault, byDefault.toString())) : Optional.empty();
    }

    private void fromProperties(Map<Key, Said> said) throws ConfigException {
        for (String name : properties.stringPropertyNames()) {
            if (name.startsWith("bylaw.") && !OTHER_PROPERTIES.contains(name)) {
                put(said, name.substring("bylaw.".length()), properties.getProperty(name), "system property " + name);
            }
        }
    }

    private void fromEnvironment(Map<Key, Said> said) {
        List<String> known = new ArrayList<>();
        for (Key key : Key.values()) {
            known.add(key.variable());
            String value = environment.get(key.variable());
            if (value != null) {
                said.put(key, new Said(value, "environment variable " + key.variable(), workingDirectory));
            }
        }
        for (String name : environment.keySet()) {
            if (name.startsWith("BYLAW_") && !name.equals("BYLAW_CONFIG") && !known.contains(name)) {
                String hint = NearestName.question(name, known);
                if (!hint.isEmpty()) {
                    warnings.add("environment variable " + name + " is not a key of bylaw and is ignored." + hint);
                }
            }
        }
    }

    private void put(Map<Key, Said> said, String path, String value, String where) throws ConfigException {
        Key key = Key.of(path);
        if (key == null) {
            throw new ConfigException(where, "unknown key \"" + path + "\"." + NearestName.question(path, Key.paths()));
        }
        said.put(key, new Said(value, where, workingDirectory));
    }

    private Settings settings(Map<Key, Said> said, Optional<YamlFile> yaml) throws ConfigException {
        Said mode = said.get(Key.MODE);
        Said hardening = said.get(Key.HARDENING);
        Said propagation = said.get(Key.PROPAGATION);
        Said telemetry = said.get(Key.TELEMETRY);
        return new Settings(
                yaml.map(YamlFile::file),
                mode == null ? Settings.Mode.ENFORCE : mode.oneOf(Settings.Mode.class, "mode"),
                hardening == null ? Settings.Hardening.OFF : hardening.oneOf(Settings.Hardening.class, "hardening"),
                frameworks(said.get(Key.FRAMEWORKS)),
                agents(said.get(Key.AGENTS)),
                sinks(said.get(Key.SINKS)),
                propagation == null
                        ? Settings.Propagation.AUTO
                        : propagation.oneOf(Settings.Propagation.class, "propagation"),
                telemetry == null ? Settings.Telemetry.AUTO : telemetry.oneOf(Settings.Telemetry.class, "telemetry"),
                existing(said.get(Key.POLICIES), "policies", "file or folder"),
                existing(said.get(Key.SCHEMA), "schema", "file"),
                existing(said.get(Key.ENTITIES), "entities", "file"),
                principal(said.get(Key.PRINCIPAL)),
                identity(said),
                delegation(said),
                audit(said, yaml.map(YamlFile::witnesses).orElse(List.of())),
                yaml.map(YamlFile::govern).orElse(List.of()));
    }

    private static Settings.Identity identity(Map<Key, Said> said) throws ConfigException {
        Said user = said.get(Key.IDENTITY_USER);
        Said type = said.get(Key.IDENTITY_TYPE);
        Said agent = said.get(Key.IDENTITY_AGENT);
        mustBe("identity.user", user, USERS);
        mustBe("identity.agent", agent, AGENTS);
        boolean springSecurity = user != null && user.value().equals(USERS.get(1));
        boolean tokenAgents = agent != null && agent.value().equals(AGENTS.get(1));
        if (tokenAgents && !springSecurity) {
            throw new ConfigException(
                    agent.where(),
                    "identity.agent is \"token\", and nobody reads tokens; set identity.user to spring-security.");
        }
        try {
            String named = type == null
                    ? "User"
                    : EntityUid.parse(type.value() + "::\"\"").type();
            return new Settings.Identity(springSecurity, named, tokenAgents);
        } catch (IllegalArgumentException malformed) {
            throw new ConfigException(
                    type.where(),
                    "identity.type is " + type.value() + " but must be an entity type, for example Acme::User.");
        }
    }

    private static void mustBe(String key, Said said, List<String> words) throws ConfigException {
        if (said != null && !words.contains(said.value())) {
            throw new ConfigException(
                    said.where(),
                    key + " is \"" + said.value() + "\" but must be one of: " + String.join(", ", words) + ".");
        }
    }

    private static Settings.Delegation delegation(Map<Key, Said> said) throws ConfigException {
        Said mode = said.get(Key.DELEGATION_MODE);
        Said depth = said.get(Key.DELEGATION_DEPTH);
        Said time = said.get(Key.DELEGATION_TIME);
        Said calls = said.get(Key.DELEGATION_CALLS);
        int longest = depth == null ? DEPTH : depth.positive(Key.DELEGATION_DEPTH.path());
        if (longest > Chain.LONGEST) {
            throw new ConfigException(
                    depth.where(), "delegation.depth is " + longest + " but must be at most " + Chain.LONGEST + ".");
        }
        return new Settings.Delegation(
                mode == null
                        ? Settings.DelegationMode.AUTO
                        : mode.oneOf(Settings.DelegationMode.class, Key.DELEGATION_MODE.path()),
                longest,
                new Limits(
                        time == null ? Optional.empty() : Optional.of(time.time(Key.DELEGATION_TIME.path())),
                        calls == null
                                ? OptionalInt.empty()
                                : OptionalInt.of(calls.positive(Key.DELEGATION_CALLS.path())),
                        Optional.empty()));
    }

    private Settings.Audit audit(Map<Key, Said> said, List<Settings.Witness> witnesses) throws ConfigException {
        Said dir = said.get(Key.AUDIT_DIR);
        Said origin = said.get(Key.AUDIT_ORIGIN);
        Said durability = said.get(Key.AUDIT_DURABILITY);
        Said arguments = said.get(Key.AUDIT_ARGUMENTS);
        Said vault = said.get(Key.AUDIT_VAULT);
        Said quorum = said.get(Key.QUORUM);
        int needed = quorum == null ? witnesses.size() : quorum.positive("audit.quorum");
        if (needed > witnesses.size()) {
            throw new ConfigException(
                    quorum.where(), "audit.quorum is " + needed + " but there are " + witnesses.size() + " witnesses.");
        }
        return new Settings.Audit(
                dir == null ? workingDirectory.resolve("bylaw-log") : dir.path(),
                origin == null ? "localhost/bylaw" : origin.value(),
                durability == null
                        ? Settings.Durability.DURABLE
                        : durability.oneOf(Settings.Durability.class, "audit.durability"),
                arguments == null
                        ? Settings.Arguments.ALL
                        : arguments.oneOf(Settings.Arguments.class, "audit.arguments"),
                vault == null ? Settings.Vault.OFF : vault.oneOf(Settings.Vault.class, "audit.vault"),
                witnesses,
                needed);
    }

    private static Optional<Path> existing(Said said, String key, String what) throws ConfigException {
        if (said == null) {
            return Optional.empty();
        }
        Path path = said.path();
        if (!Files.exists(path)) {
            throw new ConfigException(
                    said.where(), key + ": no such " + what + ": " + path + ". Create it, or correct the path.");
        }
        return Optional.of(path);
    }

    private static Optional<EntityUid> principal(Said said) throws ConfigException {
        if (said == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(EntityUid.parse(said.value()));
        } catch (IllegalArgumentException malformed) {
            throw new ConfigException(
                    said.where(),
                    "principal is " + said.value() + " but must be Type::\"id\", for example Agent::\"batch\".");
        }
    }

    private static List<String> agents(Said said) throws ConfigException {
        List<String> names = new ArrayList<>();
        if (said != null) {
            for (String name : said.value().split("[+,]", -1)) {
                if (name.isBlank()) {
                    throw new ConfigException(
                            said.where(),
                            "agents has an empty name but must be any, or a list of the agents' classes, for example"
                                    + " io.opentelemetry.javaagent.OpenTelemetryAgent.");
                }
                names.add(name.trim());
            }
        }
        return List.copyOf(names);
    }

    private static Set<Sink> sinks(Said said) throws ConfigException {
        if (said == null || said.value().trim().equals("off")) {
            return Set.of();
        }
        if (said.value().trim().equals("all")) {
            return EnumSet.allOf(Sink.class);
        }
        Set<Sink> sinks = EnumSet.noneOf(Sink.class);
        for (String name : said.value().split("[+,]", -1)) {
            String known = name.trim().toLowerCase(Locale.ROOT);
            if (!SINKS.contains(known)) {
                throw new ConfigException(
                        said.where(),
                        "sinks has \"" + name.trim() + "\" but must be off, all, or a list of: "
                                + String.join(", ", SINKS) + "." + NearestName.question(known, SINKS));
            }
            sinks.add(Sink.valueOf(known.toUpperCase(Locale.ROOT)));
        }
        return sinks;
    }

    private static List<String> frameworks(Said said) throws ConfigException {
        if (said == null) {
            return List.of("auto");
        }
        List<String> names = new ArrayList<>();
        for (String name : said.value().split("[+,]", -1)) {
            String known = name.trim().toLowerCase(Locale.ROOT);
            boolean alone = known.equals("auto") || known.equals("off");
            if (!FRAMEWORKS.contains(known) && !(alone && said.value().trim().equals(known))) {
                throw new ConfigException(
                        said.where(),
                        "frameworks has \"" + name + "\" but must be auto, off, or a list of: "
                                + String.join(", ", FRAMEWORKS) + "." + NearestName.question(known, FRAMEWORKS));
            }
            names.add(known);
        }
        return List.copyOf(names);
    }
}
