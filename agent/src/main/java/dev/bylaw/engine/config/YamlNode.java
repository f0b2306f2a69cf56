// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.config;

import java.util.List;

/** What a YAML text consists of. Values are texts, whatever they look like: what they mean is their reader's to say. */
sealed interface YamlNode {

    /** The line on which it begins, counted from 1. */
    int line();

    /** A single value. */
    record Scalar(String value, int line) implements YamlNode {}

    /** A list. */
    record Sequence(List<YamlNode> items, int line) implements YamlNode {}

    /** A mapping, in the order of the text; a key may be there twice. */
    record Mapping(List<Pair> pairs, int line) implements YamlNode {}

    /** A key and its value. */
    record Pair(YamlNode key, YamlNode value) {}
}
