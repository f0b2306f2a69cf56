// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.schema;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.bylaw.policy.Source;
import dev.bylaw.policy.ast.Span;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a JSON text into a tree; refuses duplicate keys, deep nesting, and text after the value. */
final class JsonTreeReader {

    // A type nests twice for each level of a record: the record and its attributes.
    private static final int MAX_DEPTH = 4 * SchemaNames.MAX_NESTING;

    private final Source source;
    private final JsonParser parser;

    private JsonTreeReader(Source source, JsonParser parser) {
        this.source = source;
        this.parser = parser;
    }

    static JsonTree read(Source source, SchemaErrors errors) throws SchemaSyntaxError {
        JsonFactory factory = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .build())
                .build();
        try (JsonParser parser = factory.createParser(source.text())) {
            parser.nextToken();
            JsonTree tree = new JsonTreeReader(source, parser).value();
            if (parser.nextToken() != null) {
                int at = offset(parser.currentTokenLocation(), source);
                throw errors.syntax(at, at, "there is text after the schema", "one file holds one JSON object");
            }
            return tree;
        } catch (JsonProcessingException e) {
            int at = offset(e.getLocation(), source);
            throw errors.syntax(at, at, "this is not JSON: " + e.getOriginalMessage(), "");
        } catch (IOException e) {
            throw new IllegalStateException("reading from a string cannot fail", e);
        }
    }

    private JsonTree value() throws IOException {
        JsonToken token = parser.currentToken();
        int start = offset(parser.currentTokenLocation(), source);
        if (token == null) {
            return new JsonTree.Nothing(span(start));
        }
        return switch (token) {
            case START_OBJECT -> object(start);
            case START_ARRAY -> array(start);
            case VALUE_STRING -> new JsonTree.Text(parser.getText(), span(start));
            case VALUE_TRUE -> new JsonTree.Flag(true, span(start));
            case VALUE_FALSE -> new JsonTree.Flag(false, span(start));
            case VALUE_NULL -> new JsonTree.Nothing(span(start));
            default -> new JsonTree.Numeral(span(start));
        };
    }

    private JsonTree object(int start) throws IOException {
        Map<String, JsonTree.Member> members = new LinkedHashMap<>();
        Span open = span(start);
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            Span key = span(offset(parser.currentTokenLocation(), source));
            parser.nextToken();
            members.put(name, new JsonTree.Member(key, value()));
        }
        return new JsonTree.Fields(members, open);
    }

    private JsonTree array(int start) throws IOException {
        List<JsonTree> items = new ArrayList<>();
        Span open = span(start);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value());
        }
        return new JsonTree.Items(items, open);
    }

    // For an object or array this is its opening bracket: enough to point at, and no line is underlined as a whole.
    private Span span(int start) {
        int end = offset(parser.currentLocation(), source);
        return new Span(source, start, Math.max(start, end));
    }

    private static int offset(JsonLocation location, Source source) {
        long offset = location == null ? 0 : location.getCharOffset();
        return (int) Math.max(0, Math.min(offset, source.text().length()));
    }
}
