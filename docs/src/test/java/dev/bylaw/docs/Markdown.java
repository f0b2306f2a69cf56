// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The project's documents: what they link to, and the examples in them. */
final class Markdown {

    static final Path ROOT =
            Path.of(System.getProperty("bylaw.root")).toAbsolutePath().normalize();

    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)#\\s]+)(#[^)]*)?\\)");
    private static final Pattern FENCE = Pattern.compile("(?m)^```(\\w+)\\n(.*?)^```$", Pattern.DOTALL);

    private Markdown() {}

    /** An example: the document, the line at which it begins, its text. */
    record Example(Path document, int line, String text) {
        @Override
        public String toString() {
            return ROOT.relativize(document) + ":" + line;
        }
    }

    /** A link to a file of the project. */
    record Link(Path document, String target) {
        @Override
        public String toString() {
            return ROOT.relativize(document) + " -> " + target;
        }
    }

    static List<Path> documents() {
        List<Path> documents = new ArrayList<>();
        try (Stream<Path> top = Files.list(ROOT);
                Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            Stream.concat(top, docs)
                    .filter(path -> path.toString().endsWith(".md"))
                    .filter(path -> !path.toString().contains("target"))
                    .sorted()
                    .forEach(documents::add);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return documents;
    }

    static Stream<Example> examples(String language) {
        return documents().stream().flatMap(document -> {
            String text = read(document);
            List<Example> examples = new ArrayList<>();
            Matcher fence = FENCE.matcher(text);
            while (fence.find()) {
                if (fence.group(1).equals(language)) {
                    int line = 2
                            + (int) text.substring(0, fence.start())
                                    .chars()
                                    .filter(c -> c == '\n')
                                    .count();
                    examples.add(new Example(document, line, fence.group(2)));
                }
            }
            return examples.stream();
        });
    }

    static Stream<Link> links() {
        return documents().stream().flatMap(document -> {
            List<Link> links = new ArrayList<>();
            Matcher link = LINK.matcher(read(document));
            while (link.find()) {
                if (!link.group(1).contains("://")) {
                    links.add(new Link(document, link.group(1)));
                }
            }
            return links.stream();
        });
    }

    private static String read(Path document) {
        try {
            return Files.readString(document);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
