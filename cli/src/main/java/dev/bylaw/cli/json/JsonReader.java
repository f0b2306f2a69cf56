// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.cli.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads one JSON text into a tree, strictly: no name twice, nothing after the value, nesting of at most {@value #DEPTH}.
 *
 * <p>Any thread.
 */
public final class JsonReader {

    private static final int DEPTH = 200;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEPTH).build())
            .build();

    private JsonReader() {}

    /** Reads UTF-8 bytes. The error's message says where in the text, not in which. */
    public static Json read(byte[] bytes) throws JsonSyntaxException {
        try (JsonParser parser = FACTORY.createParser(bytes)) {
            return whole(parser);
        } catch (IOException e) {
            throw wrong(e);
        }
    }

    /** Reads a text. */
    public static Json read(String text) throws JsonSyntaxException {
        try (JsonParser parser = FACTORY.createParser(text)) {
            return whole(parser);
        } catch (IOException e) {
            throw wrong(e);
        }
    }

    private static Json whole(JsonParser parser) throws IOException, JsonSyntaxException {
        if (parser.nextToken() == null) {
            throw new JsonSyntaxException(1, 1, "there is no JSON value in it");
        }
        Json value = value(parser);
        if (parser.nextToken() != null) {
            JsonLocation at = parser.currentTokenLocation();
            throw new JsonSyntaxException(
                    at.getLineNr(), at.getColumnNr(), "more text after the end of the JSON value");
        }
        return value;
    }

    // Recursive: the parser refuses what is nested too deeply.
    private static Json value(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> new Json.Text(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Num(parser.getText());
            case VALUE_TRUE -> new Json.Bool(true);
            case VALUE_FALSE -> new Json.Bool(false);
            case VALUE_NULL -> new Json.Null();
            default -> throw new IllegalStateException("no value begins with " + token);
        };
    }

    private static Json object(JsonParser parser) throws IOException {
        Map<String, Json> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            members.put(name, value(parser));
        }
        return new Json.Obj(members);
    }

    private static Json array(JsonParser parser) throws IOException {
        List<Json> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser));
        }
        return new Json.Arr(items);
    }

    private static JsonSyntaxException wrong(IOException e) {
        if (e instanceof JsonProcessingException json && json.getLocation() != null) {
            JsonLocation at = json.getLocation();
            return new JsonSyntaxException(at.getLineNr(), at.getColumnNr(), json.getOriginalMessage());
        }
        return new JsonSyntaxException(1, 1, e.getMessage());
    }
}
