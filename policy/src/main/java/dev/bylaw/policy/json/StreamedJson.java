// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.bylaw.policy.Diagnostic;
import dev.bylaw.policy.PolicyException;
import dev.bylaw.policy.Source;
import dev.bylaw.policy.ast.Span;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Any JSON text, by the streaming parser, with a message for whatever is wrong in it. No text makes it recurse. */
final class StreamedJson {

    private static final int LONGEST_NUMBER = 100;

    // Names are not interned: they come from outside, and the table of interned strings is the whole JVM's.
    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .configure(JsonFactory.Feature.INTERN_FIELD_NAMES, false)
            .configure(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES, false)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(JsonText.MOST_NESTING)
                    .maxStringLength(JsonText.LONGEST)
                    .maxNameLength(JsonText.LONGEST)
                    .maxNumberLength(LONGEST_NUMBER)
                    .maxDocumentLength(JsonText.LONGEST)
                    .build())
            .build();

    private final Source source;
    private final JsonParser parser;
    private final Deque<Open> open = new ArrayDeque<>();

    /** An object or array that has begun; of an object, {@code name} is the member whose value comes next. */
    private static final class Open {
        final int start;
        final Map<String, Json> members = new LinkedHashMap<>();
        final List<Json> elements = new ArrayList<>();
        String name;

        Open(int start) {
            this.start = start;
        }
    }

    private StreamedJson(Source source, JsonParser parser) {
        this.source = source;
        this.parser = parser;
    }

    /** The value that is the whole text. */
    static Json read(Source source) throws PolicyException {
        try (JsonParser parser = FACTORY.createParser(source.text())) {
            return new StreamedJson(source, parser).value();
        } catch (JsonProcessingException e) {
            int at = e.getLocation() == null ? 0 : (int) e.getLocation().getCharOffset();
            int start = Math.max(0, Math.min(at, source.text().length()));
            throw failure(new Span(source, start, start), sentence(e));
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory could not be read", e);
        }
    }

    private Json value() throws IOException, PolicyException {
        while (true) {
            JsonToken token = parser.nextToken();
            if (token == null) {
                throw failure(span(start()), "the text ends before its value does");
            }
            Json complete = take(token);
            if (complete != null && open.isEmpty()) {
                if (parser.nextToken() != null) {
                    throw failure(span(start()), "something stands after the end of the value");
                }
                return complete;
            }
            if (complete != null) {
                add(open.peek(), complete);
            }
        }
    }

    /** The value that this token completes, or null. */
    private Json take(JsonToken token) throws IOException, PolicyException {
        return switch (token) {
            case START_OBJECT, START_ARRAY -> {
                open.push(new Open(start()));
                yield null;
            }
            case FIELD_NAME -> {
                open.peek().name = text();
                yield null;
            }
            case END_OBJECT -> {
                Open object = open.pop();
                yield new Json.Obj(object.members, span(object.start));
            }
            case END_ARRAY -> {
                Open array = open.pop();
                yield new Json.Arr(array.elements, span(array.start));
            }
            case VALUE_STRING -> new Json.Str(text(), span(start()));
            case VALUE_NUMBER_INT -> number();
            case VALUE_TRUE -> new Json.Bool(true, span(start()));
            case VALUE_FALSE -> new Json.Bool(false, span(start()));
            case VALUE_NULL -> new Json.Null(span(start()));
            default -> throw failure(span(start()), "numbers must be whole; write a decimal as a string");
        };
    }

    private static void add(Open parent, Json value) {
        if (parent.name == null) {
            parent.elements.add(value);
        } else {
            parent.members.put(parent.name, value);
        }
    }

    private Json number() throws IOException, PolicyException {
        Span span = span(start());
        try {
            return new Json.Num(Long.parseLong(parser.getText()), span);
        } catch (NumberFormatException e) {
            throw failure(span, "the number does not fit into a long");
        }
    }

    private String text() throws IOException, PolicyException {
        String text = parser.getText();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    throw failure(span(start()), "the string has half of a surrogate pair, which is no character");
                }
                i++;
            }
        }
        return text;
    }

    private int start() {
        return (int) parser.currentTokenLocation().getCharOffset();
    }

    private Span span(int start) {
        int length = source.text().length();
        int from = Math.max(0, Math.min(start, length));
        int end = (int) parser.currentLocation().getCharOffset();
        return new Span(source, from, Math.max(from, Math.min(end, length)));
    }

    static PolicyException failure(Span span, String message) {
        return new PolicyException(List.of(Diagnostic.error("json", span, message)));
    }

    // The parser's message ends in notes on its own location, which the diagnostic gives better.
    private static String sentence(JsonProcessingException e) {
        String message = e.getOriginalMessage();
        int newline = message.indexOf('\n');
        String line = newline < 0 ? message : message.substring(0, newline);
        return e instanceof JsonParseException ? "this is no JSON: " + line : line;
    }

    /** The value as text; see {@link JsonText#write}. */
    static String write(Json value) {
        StringWriter out = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(out)) {
            write(value, generator, 0);
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory could not be written", e);
        }
        return out.toString();
    }

    private static void write(Json value, JsonGenerator out, int depth) throws IOException {
        if (depth > JsonText.MOST_NESTING) {
            throw new IllegalArgumentException(
                    "JSON of more than " + JsonText.MOST_NESTING + " levels would not be read back.");
        }
        if (value instanceof Json.Obj object) {
            out.writeStartObject();
            for (Map.Entry<String, Json> member : object.members().entrySet()) {
                out.writeFieldName(member.getKey());
                write(member.getValue(), out, depth + 1);
            }
            out.writeEndObject();
        } else if (value instanceof Json.Arr array) {
            out.writeStartArray();
            for (Json element : array.elements()) {
                write(element, out, depth + 1);
            }
            out.writeEndArray();
        } else if (value instanceof Json.Str string) {
            out.writeString(string.value());
        } else if (value instanceof Json.Num number) {
            out.writeNumber(number.value());
        } else if (value instanceof Json.Bool bool) {
            out.writeBoolean(bool.value());
        } else {
            out.writeNull();
        }
    }
}
