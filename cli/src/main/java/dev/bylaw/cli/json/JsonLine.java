// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.cli.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * One JSON object on one line, its members in the order in which they are put. Exact: what is read back is what was put.
 * Harmless on a terminal: every character without a picture is escaped, also where JSON would not ask for it.
 *
 * <p>One thread, one line: {@link #toString} ends it.
 */
public final class JsonLine {

    private static final JsonFactory FACTORY =
            new JsonFactoryBuilder().characterEscapes(new HiddenEscapes()).build();

    private final StringWriter text = new StringWriter();
    private final JsonGenerator json;

    /** A line without members. */
    public JsonLine() {
        try {
            json = FACTORY.createGenerator(text);
            json.writeStartObject();
        } catch (IOException e) {
            throw impossible(e);
        }
    }

    /** Puts a text. */
    public JsonLine put(String name, String value) {
        return put(name, new Json.Text(value));
    }

    /** Puts an integer. */
    public JsonLine put(String name, long value) {
        return put(name, new Json.Num(Long.toString(value)));
    }

    /** Puts a truth value. */
    public JsonLine put(String name, boolean value) {
        return put(name, new Json.Bool(value));
    }

    /** Puts texts. */
    public JsonLine put(String name, List<String> values) {
        return put(name, new Json.Arr(values.stream().<Json>map(Json.Text::new).toList()));
    }

    /** Puts any value; nothing when it is absent. */
    public JsonLine put(String name, Json value) {
        if (value.isPresent()) {
            try {
                json.writeFieldName(name);
                write(value);
            } catch (IOException e) {
                throw impossible(e);
            }
        }
        return this;
    }

    /** Puts a text, unless it is empty. */
    public JsonLine putUnlessEmpty(String name, String value) {
        return value.isEmpty() ? this : put(name, value);
    }

    /** Puts texts, unless there are none. */
    public JsonLine putUnlessEmpty(String name, List<String> values) {
        return values.isEmpty() ? this : put(name, values);
    }

    private void write(Json value) throws IOException {
        if (value instanceof Json.Obj object) {
            json.writeStartObject();
            for (Map.Entry<String, Json> member : object.members().entrySet()) {
                json.writeFieldName(member.getKey());
                write(member.getValue());
            }
            json.writeEndObject();
        } else if (value instanceof Json.Arr array) {
            json.writeStartArray();
            for (Json item : array.items()) {
                write(item);
            }
            json.writeEndArray();
        } else if (value instanceof Json.Text string) {
            json.writeString(string.value());
        } else if (value instanceof Json.Num number) {
            json.writeNumber(number.literal());
        } else if (value instanceof Json.Bool bool) {
            json.writeBoolean(bool.value());
        } else {
            json.writeNull();
        }
    }

    /** The line, without its end. */
    @Override
    public String toString() {
        try {
            json.close();
        } catch (IOException e) {
            throw impossible(e);
        }
        return text.toString();
    }

    private static UncheckedIOException impossible(IOException e) {
        return new UncheckedIOException("writing to memory", e);
    }
}
