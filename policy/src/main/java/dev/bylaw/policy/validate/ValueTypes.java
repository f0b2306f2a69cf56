// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.validate;

import dev.bylaw.policy.schema.Schema;
import dev.bylaw.policy.schema.Type;
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
import java.util.Map;
import java.util.Optional;

/**
 * Whether values have the types that a schema declares. A check gives the first problem, with the path to it, or
 * nothing. Recursion is bounded by the nesting of types.
 */
final class ValueTypes {

    private final Schema schema;

    ValueTypes(Schema schema) {
        this.schema = schema;
    }

    /** What is wrong with the value at that path, if anything. */
    Optional<String> mismatch(Value value, Type type, String path) {
        if (type instanceof Type.RecordOf record) {
            return value instanceof RecordValue fields ? record(fields, record, path) : wrong(value, type, path);
        }
        if (type instanceof Type.SetOf set) {
            return value instanceof SetValue elements ? elements(elements, set, path) : wrong(value, type, path);
        }
        if (type instanceof Type.Entity entity) {
            return value instanceof EntityUid uid && entity.names().contains(uid.type())
                    ? undeclared(uid).map(problem -> path + ": " + problem)
                    : wrong(value, type, path);
        }
        return hasSimpleType(value, type) ? Optional.empty() : wrong(value, type, path);
    }

    private static boolean hasSimpleType(Value value, Type type) {
        if (type instanceof Type.Bool) {
            return value instanceof BoolValue;
        }
        if (type instanceof Type.Extension extension) {
            return switch (extension) {
                case DECIMAL -> value instanceof Decimal;
                case IPADDR -> value instanceof IpAddr;
                case DATETIME -> value instanceof Datetime;
                case DURATION -> value instanceof Duration;
            };
        }
        return type == Type.Simple.LONG
                ? value instanceof LongValue
                : type == Type.Simple.STRING && value instanceof StringValue;
    }

    private static Optional<String> wrong(Value value, Type type, String path) {
        String found = value instanceof EntityUid uid ? "entity of type " + uid.type() : value.typeName();
        return Optional.of(path + " must be " + type + ", and is " + found);
    }

    private Optional<String> elements(SetValue set, Type.SetOf type, String path) {
        for (int i = 0; i < set.size(); i++) {
            Optional<String> problem = mismatch(set.get(i), type.element(), "an element of " + path);
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    private Optional<String> record(RecordValue record, Type.RecordOf type, String path) {
        for (Map.Entry<String, Type.Attribute> entry : type.attributes().entrySet()) {
            Optional<Value> value = record.get(entry.getKey());
            if (value.isEmpty() && entry.getValue().required()) {
                return Optional.of(path + " has no attribute \"" + entry.getKey() + "\", which is required");
            }
        }
        for (Map.Entry<String, Value> entry : record.toMap().entrySet()) {
            Type.Attribute attribute = type.attributes().get(entry.getKey());
            if (attribute == null) {
                return Optional.of(path + " has an attribute \"" + entry.getKey() + "\" that is not in the schema");
            }
            Optional<String> problem = mismatch(entry.getValue(), attribute.type(), path + "." + entry.getKey());
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    /** What is wrong with naming that entity: an action or enumerated entity that the schema does not declare. */
    Optional<String> undeclared(EntityUid uid) {
        if (Schema.isActionType(uid.type())) {
            return schema.action(uid).isPresent()
                    ? Optional.empty()
                    : Optional.of("action " + uid + " is not in the schema");
        }
        return schema.entityType(uid.type())
                .filter(type -> !type.allowsId(uid.id()))
                .map(type -> uid + " is none of the entities of the enumerated type " + uid.type());
    }
}
