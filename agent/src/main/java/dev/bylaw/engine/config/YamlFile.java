// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.config;

import dev.bylaw.policy.syntax.NearestName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One YAML 1.2 file, read into what it says. Reads nodes, not objects: no type tag can name a class, and each value keeps
 * its line. Unknown keys, duplicate keys and values of the wrong shape are errors.
 */
final class YamlFile {

    private static final List<String> AUDIT_LISTS = List.of("witnesses");
    private static final List<String> ROOT_LISTS = List.of("govern", "audit", "delegation", "identity");
    private static final List<String> GOVERN_KEYS = List.of("method", "action", "resource", "context", "later");
    private static final List<String> WITNESS_KEYS = List.of("name", "url", "vkey");

    private final Path file;
    private final Map<Key, Said> scalars = new EnumMap<>(Key.class);
    private final List<Settings.Govern> govern = new ArrayList<>();
    private final List<Settings.Witness> witnesses = new ArrayList<>();

    private YamlFile(Path file) {
        this.file = file;
    }

    Path file() {
        return file;
    }

    Map<Key, Said> scalars() {
        return scalars;
    }

    List<Settings.Govern> govern() {
        return govern;
    }

    List<Settings.Witness> witnesses() {
        return witnesses;
    }

    static YamlFile read(Path file, String saidBy) throws ConfigException {
        String text;
        try {
            text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (NoSuchFileException missing) {
            throw new ConfigException(
                    saidBy, "no such file: " + file + ". Create it, or name another one with bylaw.config.");
        } catch (IOException unreadable) {
            throw new ConfigException(saidBy, "cannot read " + file + ": " + unreadable.getMessage() + ".");
        }
        YamlFile yaml = new YamlFile(file);
        YamlNode plain = PlainYaml.read(text);
        yaml.root(plain == null ? ComposedYaml.read(text, file.toString()) : Optional.of(plain));
        return yaml;
    }

    private void root(Optional<YamlNode> node) throws ConfigException {
        if (node.isEmpty()) {
            return;
        }
        for (Map.Entry<String, YamlNode.Pair> entry :
                mapping(node.get(), "the file").entrySet()) {
            YamlNode value = entry.getValue().value();
            switch (entry.getKey()) {
                case "audit" -> audit(value);
                case "delegation", "identity" -> scalars(entry.getKey(), value);
                case "govern" -> governList(value);
                case "frameworks" -> names(Key.FRAMEWORKS, value, "a framework");
                case "sinks" -> names(Key.SINKS, value, "a sink");
                case "agents" -> names(Key.AGENTS, value, "an agent's class");
                default -> scalar(entry.getKey(), entry.getValue(), "", ROOT_LISTS);
            }
        }
    }

    private void scalars(String name, YamlNode node) throws ConfigException {
        for (Map.Entry<String, YamlNode.Pair> entry : mapping(node, name).entrySet()) {
            scalar(entry.getKey(), entry.getValue(), name + ".", List.of());
        }
    }

    private void audit(YamlNode node) throws ConfigException {
        for (Map.Entry<String, YamlNode.Pair> entry : mapping(node, "audit").entrySet()) {
            if (entry.getKey().equals("witnesses")) {
                for (YamlNode witness : sequence(entry.getValue().value(), "audit.witnesses")) {
                    witness(witness);
                }
            } else {
                scalar(entry.getKey(), entry.getValue(), "audit.", AUDIT_LISTS);
            }
        }
    }

    private void witness(YamlNode node) throws ConfigException {
        Map<String, String> said = texts(node, "a witness", WITNESS_KEYS);
        for (String key : WITNESS_KEYS) {
            if (!said.containsKey(key)) {
                throw new ConfigException(where(node), "a witness needs " + key + ".");
            }
        }
        witnesses.add(new Settings.Witness(said.get("name"), said.get("url"), said.get("vkey")));
    }

    private void names(Key key, YamlNode value, String what) throws ConfigException {
        if (value instanceof YamlNode.Sequence) {
            StringBuilder names = new StringBuilder();
            for (YamlNode name : sequence(value, key.path())) {
                names.append(names.length() == 0 ? "" : "+").append(text(name, what));
            }
            scalars.put(key, said(names.toString(), value));
        } else {
            scalars.put(key, said(text(value, key.path()), value));
        }
    }

    private void scalar(String name, YamlNode.Pair pair, String prefix, List<String> alsoHere) throws ConfigException {
        Key key = Key.of(prefix + name);
        if (key == null || name.indexOf('.') >= 0) {
            List<String> known = new ArrayList<>(alsoHere);
            for (String path : Key.paths()) {
                if (path.startsWith(prefix) && path.indexOf('.', prefix.length()) < 0) {
                    known.add(path.substring(prefix.length()));
                }
            }
            throw new ConfigException(
                    where(pair.key()), "unknown key \"" + prefix + name + "\"." + NearestName.question(name, known));
        }
        scalars.put(key, said(text(pair.value(), prefix + name), pair.value()));
    }

    private void governList(YamlNode node) throws ConfigException {
        for (YamlNode entry : sequence(node, "govern")) {
            Map<String, YamlNode.Pair> pairs = mapping(entry, "an entry of govern");
            List<String> context = new ArrayList<>();
            Map<String, String> texts = new LinkedHashMap<>();
            for (Map.Entry<String, YamlNode.Pair> pair : pairs.entrySet()) {
                known(pair.getKey(), pair.getValue().key(), GOVERN_KEYS, "govern");
                if (pair.getKey().equals("context")) {
                    for (YamlNode name : sequence(pair.getValue().value(), "govern.context")) {
                        context.add(text(name, "a name in govern.context"));
                    }
                } else {
                    texts.put(pair.getKey(), text(pair.getValue().value(), "govern." + pair.getKey()));
                }
            }
            if (!texts.containsKey("method")) {
                throw new ConfigException(where(entry), "an entry of govern needs method: com.acme.Orders#refund(..).");
            }
            govern.add(new Settings.Govern(
                    texts.get("method"),
                    Optional.ofNullable(texts.get("action")),
                    Optional.ofNullable(texts.get("resource")),
                    List.copyOf(context),
                    later(texts.get("later"), entry),
                    where(entry)));
        }
    }

    private boolean later(String text, YamlNode entry) throws ConfigException {
        if (text == null || text.equals("false")) {
            return false;
        }
        if (text.equals("true")) {
            return true;
        }
        throw new ConfigException(where(entry), "govern.later is \"" + text + "\" but must be true or false.");
    }

    private Map<String, String> texts(YamlNode node, String what, List<String> keys) throws ConfigException {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<String, YamlNode.Pair> pair : mapping(node, what).entrySet()) {
            known(pair.getKey(), pair.getValue().key(), keys, what);
            texts.put(pair.getKey(), text(pair.getValue().value(), pair.getKey()));
        }
        return texts;
    }

    private void known(String key, YamlNode at, List<String> keys, String what) throws ConfigException {
        if (!keys.contains(key)) {
            throw new ConfigException(
                    where(at), "unknown key \"" + key + "\" in " + what + "." + NearestName.question(key, keys));
        }
    }

    private Map<String, YamlNode.Pair> mapping(YamlNode node, String what) throws ConfigException {
        if (!(node instanceof YamlNode.Mapping mapping)) {
            throw new ConfigException(where(node), what + " must be a mapping (key: value).");
        }
        Map<String, YamlNode.Pair> pairs = new LinkedHashMap<>();
        for (YamlNode.Pair pair : mapping.pairs()) {
            String key = text(pair.key(), "a key");
            if (pairs.put(key, pair) != null) {
                throw new ConfigException(where(pair.key()), "the key \"" + key + "\" is said twice.");
            }
        }
        return pairs;
    }

    private List<YamlNode> sequence(YamlNode node, String what) throws ConfigException {
        if (!(node instanceof YamlNode.Sequence sequence)) {
            throw new ConfigException(where(node), what + " must be a list (- item).");
        }
        return sequence.items();
    }

    private String text(YamlNode node, String what) throws ConfigException {
        if (!(node instanceof YamlNode.Scalar scalar)) {
            throw new ConfigException(where(node), what + " must be a single value.");
        }
        return scalar.value();
    }

    private Said said(String value, YamlNode node) {
        Path folder = file.toAbsolutePath().getParent();
        return new Said(value, where(node), folder);
    }

    private String where(YamlNode node) {
        return file + ":" + node.line();
    }
}
