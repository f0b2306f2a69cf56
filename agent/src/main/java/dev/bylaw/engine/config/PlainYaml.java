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

/**
 * Reads the YAML that people write in configuration files: ASCII, keys of letters, values on the line of their key, blocks by
 * indentation, lists with dashes, and short mappings and lists in brackets.
 *
 * <p>It is here because it loads three classes where a whole YAML parser loads two hundred, in every start. It has no error
 * messages: whatever it does not read with certainty, a mistake above all, it leaves to {@link ComposedYaml}, and what it does
 * read, the other reads alike (a test compares them).
 */
final class PlainYaml {

    private static final int LONGEST = 100_000;
    /** Beyond it, YAML does not look for the colon of a key. */
    private static final int LONGEST_LINE = 1_000;

    private final List<String> lines = new ArrayList<>();
    private final List<Integer> indents = new ArrayList<>();
    private final List<Integer> numbers = new ArrayList<>();
    private int at;

    private PlainYaml() {}

    /** Something that is not read here. */
    private static final class Declined extends Exception {
        private static final long serialVersionUID = 1L;

        Declined() {
            super(null, null, false, false);
        }
    }

    /** The document, or {@code null} when it must be read by a whole parser. */
    static YamlNode read(String text) {
        if (text.length() > LONGEST) {
            return null;
        }
        try {
            PlainYaml yaml = new PlainYaml();
            yaml.split(text);
            if (yaml.lines.isEmpty() || yaml.indents.get(0) != 0) {
                return null;
            }
            YamlNode root = yaml.mapping(0);
            return yaml.at == yaml.lines.size() ? root : null;
        } catch (Declined unusual) {
            return null;
        }
    }

    /** Keeps the lines that say something, without indentation, comment and spaces at the end. */
    private void split(String text) throws Declined {
        int number = 0;
        for (int start = 0; start < text.length(); ) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            number++;
            int first = start;
            while (first < end && text.charAt(first) == ' ') {
                first++;
            }
            if (end - start > LONGEST_LINE) {
                throw new Declined();
            }
            for (int i = first; i < end; i++) {
                if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                    throw new Declined();
                }
            }
            String line = text.substring(first, withoutComment(text, first, end));
            if (!line.isEmpty()) {
                lines.add(line);
                indents.add(first - start);
                numbers.add(number);
            }
            start = end + 1;
        }
    }

    /** Where what is said on the line ends. A quote counts only where a value can begin. */
    private static int withoutComment(String text, int first, int end) throws Declined {
        char quote = 0;
        int last = first;
        for (int i = first; i < end; i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '#' && (i == first || text.charAt(i - 1) == ' ')) {
                return last;
            } else if ((c == '\'' || c == '"') && (i == first || " [{,".indexOf(text.charAt(i - 1)) >= 0)) {
                quote = c;
            }
            if (c != ' ') {
                last = i + 1;
            }
        }
        if (quote != 0) {
            throw new Declined();
        }
        return last;
    }

    private boolean continues(int indent) throws Declined {
        if (at < lines.size() && indents.get(at) > indent) {
            throw new Declined(); // a value over several lines, or a mistake
        }
        return at < lines.size() && indents.get(at) == indent;
    }

    private Mapping mapping(int indent) throws Declined {
        List<Pair> pairs = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        int first = numbers.get(at);
        while (continues(indent) && !isItem(lines.get(at))) {
            String line = lines.get(at);
            int number = numbers.get(at);
            int colon = keyEnd(line, 0);
            String key = line.substring(0, colon);
            if (!keys.add(key)) {
                throw new Declined();
            }
            YamlNode value;
            at++;
            if (colon + 1 == line.length()) {
                value = block(indent);
            } else {
                value = new FlowYaml(line, colon + 2, number).whole();
            }
            if (value == null) {
                throw new Declined();
            }
            pairs.add(new Pair(new Scalar(key, number), value));
        }
        return new Mapping(pairs, first);
    }

    /** What stands below a key. */
    private YamlNode block(int indent) throws Declined {
        if (at == lines.size() || indents.get(at) < indent) {
            throw new Declined();
        }
        int own = indents.get(at);
        if (isItem(lines.get(at))) {
            return sequence(own);
        }
        if (own == indent) {
            throw new Declined();
        }
        return mapping(own);
    }

    private Sequence sequence(int indent) throws Declined {
        List<YamlNode> items = new ArrayList<>();
        int first = numbers.get(at);
        while (at < lines.size() && indents.get(at) == indent && isItem(lines.get(at))) {
            String line = lines.get(at);
            int skip = 1;
            while (skip < line.length() && line.charAt(skip) == ' ') {
                skip++;
            }
            if (skip == line.length()) {
                throw new Declined();
            }
            if (keyEndOrNone(line, skip) >= 0) {
                // A mapping that begins beside the dash goes on below its first key.
                lines.set(at, line.substring(skip));
                indents.set(at, indent + skip);
                items.add(mapping(indent + skip));
            } else {
                at++;
                YamlNode item = new FlowYaml(line, skip, numbers.get(at - 1)).whole();
                if (item == null) {
                    throw new Declined();
                }
                items.add(item);
            }
        }
        if (at < lines.size() && indents.get(at) > indent) {
            throw new Declined();
        }
        return new Sequence(items, first);
    }

    private static boolean isItem(String line) {
        return line.startsWith("- ") || line.equals("-");
    }

    private static int keyEnd(String line, int from) throws Declined {
        int colon = keyEndOrNone(line, from);
        if (colon < 0) {
            throw new Declined();
        }
        return colon;
    }

    /** The place of the colon after a key of letters, digits and underscores that begins with a letter; -1 without one. */
    static int keyEndOrNone(String line, int from) {
        int i = from;
        while (i < line.length() && isWord(line.charAt(i))) {
            i++;
        }
        boolean key = i > from && Character.isLetter(line.charAt(from)) && i < line.length() && line.charAt(i) == ':';
        return key && (i + 1 == line.length() || line.charAt(i + 1) == ' ') ? i : -1;
    }

    static boolean isWord(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
    }
}
