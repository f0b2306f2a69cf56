// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.json;

import dev.bylaw.policy.ast.ExtensionFunction;
import dev.bylaw.policy.eval.ExtensionCalls;
import dev.bylaw.policy.syntax.SyntaxError;
import dev.bylaw.policy.value.BoolValue;
import dev.bylaw.policy.value.Datetime;
import dev.bylaw.policy.value.Decimal;
import dev.bylaw.policy.value.Duration;
import dev.bylaw.policy.value.EntityUid;
import dev.bylaw.policy.value.IpAddr;
import dev.bylaw.policy.value.LongValue;
import dev.bylaw.policy.value.RecordValue;
import dev.bylaw.policy.value.SetValue;
import dev.bylaw.policy.value.StringValue;
import dev.bylaw.policy.value.Value;
import dev.bylaw.policy.value.ValueFormatException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Values as JSON: booleans, whole numbers, strings, arrays for sets, objects for records, and the escapes
 * {@code {"__entity": {"type": …, "id": …}}} and {@code {"__extn": {"fn": …, "arg": …}}}.
 *
 * <p>Reading may throw {@link SyntaxError}.
 */
public final class ValueJson {

    /** The escape for an entity. */
    public static final String ENTITY = "__entity";

    /** The escape for a value of an extension type. */
    public static final String EXTENSION = "__extn";

    /** How deep values may nest. */
    public static final int MAX_DEPTH = 128;

    /** An escape of earlier versions, which no reader takes any more. */
    public static final String EXPRESSION = "__expr";

    private ValueJson() {}

    /** The value that this JSON says, by itself, without a schema. */
    public static Value read(Json json) {
        return read(json, 1);
    }

    private static Value read(Json json, int depth) {
        if (depth > MAX_DEPTH) {
            throw JsonFields.error(json.span(), "values nest deeper than " + MAX_DEPTH, "");
        }
        if (json instanceof Json.Bool bool) {
            return BoolValue.of(bool.value());
        } else if (json instanceof Json.Num number) {
            return new LongValue(number.value());
        } else if (json instanceof Json.Str string) {
            return new StringValue(string.value());
        } else if (json instanceof Json.Arr array) {
            List<Value> elements = new ArrayList<>(array.elements().size());
            for (Json element : array.elements()) {
                elements.add(read(element, depth + 1));
            }
            return SetValue.of(elements);
        } else if (json instanceof Json.Obj object) {
            return readObject(object, depth);
        }
        throw JsonFields.error(json.span(), "null is no value", "leave the attribute out");
    }

    private static Value readObject(Json.Obj object, int depth) {
        Map<String, Json> members = object.members();
        if (members.containsKey(ENTITY)) {
            return readEntity(object);
        } else if (members.containsKey(EXTENSION)) {
            return readExtension(object);
        } else if (members.containsKey(EXPRESSION)) {
            throw noExpression(object);
        }
        Map<String, Value> attributes = new LinkedHashMap<>();
        members.forEach((name, value) -> attributes.put(name, read(value, depth + 1)));
        return RecordValue.of(attributes);
    }

    /** What is wrong with an object that holds {@link #EXPRESSION}. */
    public static SyntaxError noExpression(Json object) {
        return JsonFields.error(object.span(), "__expr is no longer part of the format", "use __entity or __extn");
    }

    /** The record that this JSON says: the form of attributes, tags and contexts. */
    public static RecordValue readRecord(Json json, String what) {
        Json.Obj object = JsonFields.object(json, what);
        Value value = read(object);
        if (value instanceof RecordValue record) {
            return record;
        }
        throw JsonFields.error(json.span(), what + " must be a record, not " + value.typeName(), "");
    }

    /** The entity that this JSON names: {@code {"type": …, "id": …}}, with or without the escape around it. */
    public static EntityUid readEntity(Json json) {
        Json inner = json;
        if (json instanceof Json.Obj object && object.members().containsKey(ENTITY)) {
            inner = JsonFields.of(json, "an entity escape", ENTITY).required(ENTITY);
        }
        JsonFields fields = JsonFields.of(inner, "an entity", "type", "id");
        try {
            return EntityUid.of(fields.string("type"), fields.string("id"));
        } catch (IllegalArgumentException e) {
            throw JsonFields.error(fields.required("type").span(), e.getMessage(), "");
        }
    }

    /** The value of an extension type that this JSON, with or without the escape around it, says. */
    public static Value readExtension(Json json) {
        Json inner = json;
        if (json instanceof Json.Obj object && object.members().containsKey(EXTENSION)) {
            inner = JsonFields.of(json, "an extension escape", EXTENSION).required(EXTENSION);
        }
        JsonFields fields = JsonFields.of(inner, "an extension value", "fn", "arg", "args");
        String name = fields.string("fn");
        Optional<ExtensionFunction> function = ExtensionFunction.named(name);
        if (function.isEmpty()) {
            throw JsonFields.error(fields.required("fn").span(), "there is no function " + name, "");
        }
        List<Json> arguments = new ArrayList<>();
        fields.optional("arg").ifPresent(arguments::add);
        fields.optional("args").ifPresent(args -> arguments.addAll(JsonFields.array(args, "args")));
        if (fields.has("arg") == fields.has("args")) {
            throw JsonFields.error(inner.span(), "an extension value has either arg or args", "");
        }
        List<Value> values = new ArrayList<>();
        for (Json argument : arguments) {
            values.add(read(argument));
        }
        return call(function.get(), values, inner);
    }

    private static Value call(ExtensionFunction function, List<Value> arguments, Json json) {
        // A datetime that no literal can write is written as the offset from another one.
        if (function == ExtensionFunction.OFFSET
                && arguments.size() == 2
                && arguments.get(0) instanceof Datetime from
                && arguments.get(1) instanceof Duration by) {
            try {
                return from.offset(by);
            } catch (ArithmeticException e) {
                throw JsonFields.error(json.span(), "the datetime does not fit", "");
            }
        }
        if (!function.isConstructor() || arguments.size() != 1 || !(arguments.get(0) instanceof StringValue text)) {
            throw JsonFields.error(json.span(), function.functionName() + " does not make a value of this", "");
        }
        try {
            return ExtensionCalls.construct(function, text.value());
        } catch (ValueFormatException e) {
            throw JsonFields.error(json.span(), e.getMessage(), "");
        }
    }

    /** The value as JSON; {@link #read} gives it back. */
    public static Json write(Value value) {
        if (value instanceof BoolValue bool) {
            return Json.bool(bool.value());
        } else if (value instanceof LongValue number) {
            return Json.number(number.value());
        } else if (value instanceof StringValue string) {
            return Json.string(string.value());
        } else if (value instanceof SetValue set) {
            return Json.array(set.elements().stream().map(ValueJson::write).toList());
        } else if (value instanceof RecordValue record) {
            Map<String, Json> members = new LinkedHashMap<>();
            record.toMap().forEach((name, attribute) -> members.put(name, write(attribute)));
            return Json.object(members);
        } else if (value instanceof EntityUid uid) {
            return Json.object(ENTITY, writeEntity(uid));
        }
        return writeExtension(value);
    }

    /** The entity as JSON, without an escape around it. */
    public static Json writeEntity(EntityUid uid) {
        return Json.object("type", Json.string(uid.type()), "id", Json.string(uid.id()));
    }

    private static Json writeExtension(Value value) {
        if (value instanceof Decimal decimal) {
            return extension("decimal", decimal.text());
        } else if (value instanceof IpAddr ip) {
            return extension("ip", ip.text());
        } else if (value instanceof Duration duration) {
            return extension("duration", duration.text());
        }
        Datetime moment = (Datetime) value;
        if (moment.isWritable()) {
            return extension("datetime", moment.text());
        }
        Json from = extension("datetime", "1970-01-01");
        Json by = extension("duration", moment.epochMillis() + "ms");
        return Json.object(EXTENSION, Json.object("fn", Json.string("offset"), "args", Json.array(from, by)));
    }

    private static Json extension(String function, String argument) {
        return Json.object(EXTENSION, Json.object("fn", Json.string(function), "arg", Json.string(argument)));
    }
}
