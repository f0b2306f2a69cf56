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
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * One YAML 1.2 file, read into what it says. Reads nodes, not objects: no type tag can name a class, and each value keeps
 * its line. Unknown keys, duplicate keys and values of the wrong shape are errors.
 */
final class YamlFile {

    private static final List<String> AUDIT_LISTS = List.of("witnesses");
    private static final List<String> ROOT_LISTS = List.of("govern", "audit");
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
        yaml.root(yaml.compose(text));
        return yaml;
    }

    private Optional<Node> compose(String text) throws ConfigException {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file.toString())
                .setAllowDuplicateKeys(false)
                .setMaxAliasesForCollections(0)
                .setCodePointLimit(1_000_000)
                .build();
        try {
            return new Compose(settings).composeString(text);
        } catch (MarkedYamlEngineException malformed) {
            String where = malformed
                    .getProblemMark()
                    .map(mark -> file + ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1))
                    .orElse(file.toString());
            throw new ConfigException(where, "not well-formed YAML: " + malformed.getProblem() + ".");
        } catch (YamlEngineException malformed) {
            throw new ConfigException(file.toString(), "not well-formed YAML: " + malformed.getMessage() + ".");
        }
    }

    private void root(Optional<Node> node) throws ConfigException {
        if (node.isEmpty()) {
            return;
        }
        for (Map.Entry<String, Node[]> entry : mapping(node.get(), "the file").entrySet()) {
            Node value = entry.getValue()[1];
            switch (entry.getKey()) {
                case "audit" -> audit(value);
                case "govern" -> governList(value);
                case "frameworks" -> names(Key.FRAMEWORKS, value, "a framework");
                case "agents" -> names(Key.AGENTS, value, "an agent's class");
                default -> scalar(entry.getKey(), entry.getValue(), "", ROOT_LISTS);
            }
        }
    }

    private void audit(Node node) throws ConfigException {
        for (Map.Entry<String, Node[]> entry : mapping(node, "audit").entrySet()) {
            if (entry.getKey().equals("witnesses")) {
                for (Node witness : sequence(entry.getValue()[1], "audit.witnesses")) {
                    witness(witness);
                }
            } else {
                scalar(entry.getKey(), entry.getValue(), "audit.", AUDIT_LISTS);
            }
        }
    }

    private void witness(Node node) throws ConfigException {
        Map<String, String> said = texts(node, "a witness", WITNESS_KEYS);
        for (String key : WITNESS_KEYS) {
            if (!said.containsKey(key)) {
                throw new ConfigException(where(node), "a witness needs " + key + ".");
            }
        }
        witnesses.add(new Settings.Witness(said.get("name"), said.get("url"), said.get("vkey")));
    }

    private void names(Key key, Node value, String what) throws ConfigException {
        if (value instanceof SequenceNode) {
            StringBuilder names = new StringBuilder();
            for (Node name : sequence(value, key.path())) {
                names.append(names.length() == 0 ? "" : "+").append(text(name, what));
            }
            scalars.put(key, said(names.toString(), value));
        } else {
            scalars.put(key, said(text(value, key.path()), value));
        }
    }

    private void scalar(String name, Node[] pair, String prefix, List<String> alsoHere) throws ConfigException {
        Key key = Key.of(prefix + name);
        if (key == null || name.indexOf('.') >= 0) {
            List<String> known = new ArrayList<>(alsoHere);
            for (String path : Key.paths()) {
                if (path.startsWith(prefix) && path.indexOf('.', prefix.length()) < 0) {
                    known.add(path.substring(prefix.length()));
                }
            }
            throw new ConfigException(
                    where(pair[0]), "unknown key \"" + prefix + name + "\"." + NearestName.question(name, known));
        }
        scalars.put(key, said(text(pair[1], prefix + name), pair[1]));
    }

    private void governList(Node node) throws ConfigException {
        for (Node entry : sequence(node, "govern")) {
            Map<String, Node[]> pairs = mapping(entry, "an entry of govern");
            List<String> context = new ArrayList<>();
            Map<String, String> texts = new LinkedHashMap<>();
            for (Map.Entry<String, Node[]> pair : pairs.entrySet()) {
                known(pair.getKey(), pair.getValue()[0], GOVERN_KEYS, "govern");
                if (pair.getKey().equals("context")) {
                    for (Node name : sequence(pair.getValue()[1], "govern.context")) {
                        context.add(text(name, "a name in govern.context"));
                    }
                } else {
                    texts.put(pair.getKey(), text(pair.getValue()[1], "govern." + pair.getKey()));
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

    private boolean later(String text, Node entry) throws ConfigException {
        if (text == null || text.equals("false")) {
            return false;
        }
        if (text.equals("true")) {
            return true;
        }
        throw new ConfigException(where(entry), "govern.later is \"" + text + "\" but must be true or false.");
    }

    private Map<String, String> texts(Node node, String what, List<String> keys) throws ConfigException {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<String, Node[]> pair : mapping(node, what).entrySet()) {
            known(pair.getKey(), pair.getValue()[0], keys, what);
            texts.put(pair.getKey(), text(pair.getValue()[1], pair.getKey()));
        }
        return texts;
    }

    private void known(String key, Node at, List<String> keys, String what) throws ConfigException {
        if (!keys.contains(key)) {
            throw new ConfigException(
                    where(at), "unknown key \"" + key + "\" in " + what + "." + NearestName.question(key, keys));
        }
    }

    private Map<String, Node[]> mapping(Node node, String what) throws ConfigException {
        if (!(node instanceof MappingNode mapping)) {
            throw new ConfigException(where(node), what + " must be a mapping (key: value).");
        }
        Map<String, Node[]> pairs = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String key = text(tuple.getKeyNode(), "a key");
            if (pairs.put(key, new Node[] {tuple.getKeyNode(), tuple.getValueNode()}) != null) {
                throw new ConfigException(where(tuple.getKeyNode()), "the key \"" + key + "\" is said twice.");
            }
        }
        return pairs;
    }

    private List<Node> sequence(Node node, String what) throws ConfigException {
        if (!(node instanceof SequenceNode sequence)) {
            throw new ConfigException(where(node), what + " must be a list (- item).");
        }
        return sequence.getValue();
    }

    private String text(Node node, String what) throws ConfigException {
        if (!(node instanceof ScalarNode scalar)) {
            throw new ConfigException(where(node), what + " must be a single value.");
        }
        return scalar.getValue();
    }

    private Said said(String value, Node node) {
        Path folder = file.toAbsolutePath().getParent();
        return new Said(value, where(node), folder);
    }

    private String where(Node node) {
        return file + ":" + node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }
}
