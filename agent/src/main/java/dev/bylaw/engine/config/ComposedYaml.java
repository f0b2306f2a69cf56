// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.config;

import java.util.ArrayList;
import java.util.List;
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

/** YAML 1.2 by snakeyaml-engine, which composes nodes and makes no objects of them: no type tag can name a class. */
final class ComposedYaml {

    private static final int CODE_POINTS = 1_000_000;

    private ComposedYaml() {}

    /**
     * Reads one document; nothing when there is none in the text.
     *
     * @param label what messages call the text
     */
    static Optional<YamlNode> read(String text, String label) throws ConfigException {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(label)
                .setAllowDuplicateKeys(false)
                .setMaxAliasesForCollections(0)
                .setCodePointLimit(CODE_POINTS)
                .build();
        try {
            Optional<Node> root = new Compose(settings).composeString(text);
            return root.isEmpty() ? Optional.empty() : Optional.of(node(root.get()));
        } catch (MarkedYamlEngineException malformed) {
            String where = malformed
                    .getProblemMark()
                    .map(mark -> label + ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1))
                    .orElse(label);
            throw new ConfigException(where, "not well-formed YAML: " + malformed.getProblem() + ".");
        } catch (YamlEngineException malformed) {
            throw new ConfigException(label, "not well-formed YAML: " + malformed.getMessage() + ".");
        }
    }

    private static YamlNode node(Node node) {
        int line = node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
        if (node instanceof ScalarNode scalar) {
            return new YamlNode.Scalar(scalar.getValue(), line);
        }
        if (node instanceof SequenceNode sequence) {
            List<YamlNode> items = new ArrayList<>();
            for (Node item : sequence.getValue()) {
                items.add(node(item));
            }
            return new YamlNode.Sequence(items, line);
        }
        if (node instanceof MappingNode mapping) {
            List<YamlNode.Pair> pairs = new ArrayList<>();
            for (NodeTuple tuple : mapping.getValue()) {
                pairs.add(new YamlNode.Pair(node(tuple.getKeyNode()), node(tuple.getValueNode())));
            }
            return new YamlNode.Mapping(pairs, line);
        }
        throw new YamlEngineException("a node of a kind that is not known");
    }
}
