// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.validate;

import dev.bylaw.policy.ast.ExtensionFunction;
import dev.bylaw.policy.eval.ExtensionCalls;
import dev.bylaw.policy.json.Json;
import dev.bylaw.policy.json.JsonFields;
import dev.bylaw.policy.json.ValueJson;
import dev.bylaw.policy.schema.Type;
import dev.bylaw.policy.value.EntityUid;
import dev.bylaw.policy.value.RecordValue;
import dev.bylaw.policy.value.SetValue;
import dev.bylaw.policy.value.Value;
import dev.bylaw.policy.value.ValueFormatException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads JSON values of which the schema says the type, so that the escapes may be left out: an entity is
 * {@code {"type": …, "id": …}}, a value of an extension type is the string that its constructor takes.
 *
 * <p>A value of another type is read as what it is: whether it conforms is {@link ValueTypes}' question. May throw
 * {@link dev.bylaw.policy.syntax.SyntaxError}. Recursion is bounded by the nesting of types.
 */
final class TypedValues {

    private TypedValues() {}

    static Value read(Json json, Type type) {
        if (type instanceof Type.Entity) {
            return entity(json);
        }
        if (type instanceof Type.Extension extension) {
            return extension(json, extension);
        }
        if (type instanceof Type.SetOf set && json instanceof Json.Arr array) {
            List<Value> elements = new ArrayList<>();
            array.elements().forEach(element -> elements.add(read(element, set.element())));
            return SetValue.of(elements);
        }
        if (type instanceof Type.RecordOf record && json instanceof Json.Obj object) {
            return record(object, record);
        }
        return ValueJson.read(json);
    }

    static RecordValue record(Json.Obj object, Type.RecordOf type) {
        Map<String, Value> attributes = new LinkedHashMap<>();
        object.members().forEach((name, json) -> {
            Type.Attribute attribute = type.attributes().get(name);
            attributes.put(name, attribute == null ? ValueJson.read(json) : read(json, attribute.type()));
        });
        return RecordValue.of(attributes);
    }

    /** The entity, with or without its escape. Other fields beside type and id are passed over, as Cedar does. */
    static EntityUid entity(Json json) {
        Json.Obj object = JsonFields.object(json, "an entity");
        if (object.members().containsKey(ValueJson.EXPRESSION)) {
            throw ValueJson.noExpression(object);
        }
        Json inner = object.members().getOrDefault(ValueJson.ENTITY, object);
        Json.Obj body = JsonFields.object(inner, "an entity");
        Map<String, Json> named = new LinkedHashMap<>(body.members());
        named.keySet().retainAll(List.of("type", "id"));
        return ValueJson.readEntity(new Json.Obj(named, body.span()));
    }

    private static Value extension(Json json, Type.Extension type) {
        if (json instanceof Json.Obj) {
            return ValueJson.readExtension(json);
        }
        ExtensionFunction constructor = switch (type) {
            case DECIMAL -> ExtensionFunction.DECIMAL;
            case IPADDR -> ExtensionFunction.IP;
            case DATETIME -> ExtensionFunction.DATETIME;
            case DURATION -> ExtensionFunction.DURATION;
        };
        try {
            return ExtensionCalls.construct(constructor, JsonFields.string(json, "a value of type " + type));
        } catch (ValueFormatException e) {
            throw JsonFields.error(json.span(), e.getMessage(), "the schema says that this is a " + type);
        }
    }
}
