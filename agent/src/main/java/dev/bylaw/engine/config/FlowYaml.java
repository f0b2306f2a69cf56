// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.config;

import dev.bylaw.engine.config.YamlNode.Mapping;
import dev.bylaw.engine.config.YamlNode.Pair;
import dev.bylaw.engine.config.YamlNode.Scalar;
import dev.bylaw.engine.config.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The value on the rest of one line, for {@link PlainYaml}; {@code null} stands for what is not read here. */
final class FlowYaml {

    private static final int DEEPEST = 8;

    private final String line;
    private final int number;
    private int at;

    FlowYaml(String line, int from, int number) {
        this.line = line;
        this.at = from;
        this.number = number;
    }

    /** The value, which the line must end with. */
    YamlNode whole() {
        skipSpaces();
        YamlNode value = at < line.length() ? value(false, 0) : null;
        return value != null && at == line.length() ? value : null;
    }

    private YamlNode value(boolean within, int depth) {
        char c = at < line.length() ? line.charAt(at) : ' ';
        if (depth > DEEPEST) {
            return null;
        }
        return switch (c) {
            case '\'', '"' -> quoted(c);
            case '[' -> sequence(depth);
            case '{' -> mapping(depth);
            default -> plain(within);
        };
    }

    private Scalar quoted(char quote) {
        StringBuilder text = new StringBuilder();
        for (int i = at + 1; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\' && quote == '"') {
                return null;
            }
            if (c != quote) {
                text.append(c);
            } else if (quote == '\'' && i + 1 < line.length() && line.charAt(i + 1) == quote) {
                text.append(quote);
                i++;
            } else {
                at = i + 1;
                skipSpaces();
                return new Scalar(text.toString(), number);
            }
        }
        return null;
    }

    /** A word, or several, without anything in it that could mean something else. */
    private Scalar plain(boolean within) {
        int start = at;
        int end = at;
        while (at < line.length()) {
            char c = line.charAt(at);
            if (within && (c == ',' || c == ']' || c == '}')) {
                break;
            }
            boolean odd = within ? "[{:?#&*!|>'\"%@`".indexOf(c) >= 0 : c == '#' && line.charAt(at - 1) == ' ';
            boolean key = c == ':' && (at + 1 == line.length() || line.charAt(at + 1) == ' ');
            if (odd || key) {
                return null;
            }
            at++;
            end = c == ' ' ? end : at;
        }
        boolean begins = end > start && (PlainYaml.isWord(line.charAt(start)) || line.charAt(start) == '/');
        return begins ? new Scalar(line.substring(start, end), number) : null;
    }

    private Sequence sequence(int depth) {
        List<YamlNode> items = new ArrayList<>();
        at++;
        skipSpaces();
        while (!ends(']')) {
            YamlNode item = value(true, depth + 1);
            if (item == null || !next(']')) {
                return null;
            }
            items.add(item);
        }
        return new Sequence(items, number);
    }

    private Mapping mapping(int depth) {
        List<Pair> pairs = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        at++;
        skipSpaces();
        while (!ends('}')) {
            int colon = PlainYaml.keyEndOrNone(line, at);
            if (colon < 0 || !keys.add(line.substring(at, colon))) {
                return null;
            }
            Scalar key = new Scalar(line.substring(at, colon), number);
            at = colon + 1;
            skipSpaces();
            YamlNode value = value(true, depth + 1);
            if (value == null || !next('}')) {
                return null;
            }
            pairs.add(new Pair(key, value));
        }
        return new Mapping(pairs, number);
    }

    /** Passes the bracket that closes, if it is next. */
    private boolean ends(char bracket) {
        if (at < line.length() && line.charAt(at) == bracket) {
            at++;
            skipSpaces();
            return true;
        }
        return false;
    }

    /** Whether another item, or the end, is next; passes the comma before an item, and none before the end. */
    private boolean next(char bracket) {
        skipSpaces();
        if (at == line.length()) {
            return false;
        }
        if (line.charAt(at) == bracket) {
            return true;
        }
        if (line.charAt(at) != ',') {
            return false;
        }
        at++;
        skipSpaces();
        return at < line.length() && line.charAt(at) != bracket && line.charAt(at) != ',';
    }

    private void skipSpaces() {
        while (at < line.length() && line.charAt(at) == ' ') {
            at++;
        }
    }
}
