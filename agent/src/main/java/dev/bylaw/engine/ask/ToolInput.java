// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.ask;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.bylaw.policy.value.BoolValue;
import dev.bylaw.policy.value.Decimal;
import dev.bylaw.policy.value.LongValue;
import dev.bylaw.policy.value.RecordValue;
import dev.bylaw.policy.value.SetValue;
import dev.bylaw.policy.value.StringValue;
import dev.bylaw.policy.value.Value;
import dev.bylaw.weave.Parameter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a model asked a tool to do, as policies see it.
 *
 * <p>Texts, whole numbers that fit and truth values are what they are; other numbers are decimals where four places hold
 * them; arrays are sets and objects are records. What Cedar cannot hold is left out, as {@code null} is: a policy that reads
 * it has an error. The text is read strictly: what two readers could understand in two ways is no input at all.
 *
 * <p>Immutable results; any thread.
 */
public final class ToolInput {

    private static final int LONGEST = 1 << 20;

    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .configure(JsonFactory.Feature.INTERN_FIELD_NAMES, false)
            .configure(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES, false)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxDocumentLength(LONGEST)
                    .maxNestingDepth(100)
                    .maxNumberLength(100)
                    .build())
            .build();

    private final JsonParser parser;
    private int elements;

    private ToolInput(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * The arguments: JSON text, a map that nobody changes meanwhile, or {@code null} for none.
     *
     * @throws IllegalArgumentException when they cannot be read, or only in more than one way
     */
    public static RecordValue of(Object arguments) {
        if (arguments == null || (arguments instanceof String text && text.isBlank())) {
            return RecordValue.EMPTY;
        }
        if (arguments instanceof String text) {
            return read(text);
        }
        if (Snapshot.of(arguments) instanceof RecordValue record) {
            return record;
        }
        throw new IllegalArgumentException("they are no map of the JDK's with text for keys");
    }

    private static RecordValue read(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("they are longer than " + LONGEST + " characters");
        }
        try (JsonParser parser = FACTORY.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("they are no JSON object");
            }
            RecordValue read = new ToolInput(parser).object(1);
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException("something follows the JSON object");
            }
            return read;
        } catch (IOException malformed) {
            throw new IllegalArgumentException("they are no JSON that can be read in one way only", malformed);
        }
    }

    private RecordValue object(int depth) throws IOException {
        Map<String, Value> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            Value value = value(depth);
            if (value != null) {
                members.put(name, value);
            }
        }
        return RecordValue.of(members);
    }

    /** A set of all the elements; left out as a whole when one of them is, because a set with a hole lies. */
    private Value array(int depth) throws IOException {
        List<Value> values = new ArrayList<>();
        boolean whole = true;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            Value value = value(depth);
            whole &= value != null;
            values.add(value);
        }
        return whole ? SetValue.of(values.toArray(new Value[0])) : null;
    }

    private Value value(int depth) throws IOException {
        if (++elements > Snapshot.Budget.ELEMENTS) {
            throw new IllegalArgumentException("they have more than " + Snapshot.Budget.ELEMENTS + " values");
        }
        JsonToken token = parser.currentToken();
        if (token.isStructStart() && depth == Snapshot.Budget.DEPTH) {
            parser.skipChildren();
            return null;
        }
        return switch (token) {
            case START_OBJECT -> object(depth + 1);
            case START_ARRAY -> array(depth + 1);
            case VALUE_STRING -> new StringValue(parser.getText());
            case VALUE_TRUE, VALUE_FALSE -> BoolValue.of(token == JsonToken.VALUE_TRUE);
            case VALUE_NUMBER_INT ->
                parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                        ? null
                        : new LongValue(parser.getLongValue());
            case VALUE_NUMBER_FLOAT -> Snapshot.decimal(parser.getDecimalValue());
            default -> null;
        };
    }

    /**
     * Whether a method got another value than the model asked for. Texts, truth values and numbers are compared; whatever the
     * framework turns into something else, as it does names into enums and texts into dates, is not.
     *
     * @param asked what the model gave under the parameter's name; may be {@code null}
     * @param got what the method got; may be {@code null}
     */
    public static boolean differs(Parameter parameter, Value asked, Value got) {
        if (asked instanceof StringValue text && got instanceof StringValue other) {
            return parameter.descriptor().equals("Ljava/lang/String;") && !text.equals(other);
        }
        if (asked instanceof BoolValue && got instanceof BoolValue) {
            return !asked.equals(got);
        }
        Decimal one = number(asked);
        Decimal other = number(got);
        if (one != null && other != null) {
            return !one.equals(other);
        }
        return asked instanceof LongValue && got instanceof LongValue && !asked.equals(got);
    }

    private static Decimal number(Value value) {
        if (value instanceof LongValue whole) {
            long scaled = whole.value() * 10_000;
            return scaled / 10_000 == whole.value() ? new Decimal(scaled) : null;
        }
        return value instanceof Decimal decimal ? decimal : null;
    }
}
