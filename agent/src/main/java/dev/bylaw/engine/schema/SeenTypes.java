// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.schema;

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
import dev.bylaw.policy.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/** The types of values that are there, where no schema says them: of entities' attributes and tags. */
final class SeenTypes {

    private SeenTypes() {}

    /** The type of the value, or {@code null} when it has none: the elements of a set must have one in common. */
    static Type of(Value value) {
        if (value instanceof SetValue set) {
            Type element = Type.Simple.NEVER;
            for (int i = 0; i < set.size(); i++) {
                Type next = of(set.get(i));
                element = next == null ? null : join(element, next);
                if (element == null) {
                    return null;
                }
            }
            return new Type.SetOf(element);
        }
        if (value instanceof RecordValue record) {
            Map<String, Type.Attribute> attributes = new LinkedHashMap<>();
            for (Map.Entry<String, Value> each : record.toMap().entrySet()) {
                Type type = of(each.getValue());
                if (type == null) {
                    return null;
                }
                attributes.put(each.getKey(), Type.Attribute.required(type));
            }
            return Type.RecordOf.closed(attributes);
        }
        return simple(value);
    }

    private static Type simple(Value value) {
        if (value instanceof EntityUid uid) {
            return Type.Entity.of(uid.type());
        } else if (value instanceof BoolValue) {
            return Type.Bool.ANY;
        } else if (value instanceof LongValue) {
            return Type.Simple.LONG;
        } else if (value instanceof Decimal) {
            return Type.Extension.DECIMAL;
        } else if (value instanceof IpAddr) {
            return Type.Extension.IPADDR;
        } else if (value instanceof Datetime) {
            return Type.Extension.DATETIME;
        }
        return value instanceof Duration ? Type.Extension.DURATION : Type.Simple.STRING;
    }

    /** A type that both fit, or {@code null}. Attributes that only one record has are optional. */
    static Type join(Type a, Type b) {
        if (a.equals(b) || b == Type.Simple.NEVER) {
            return a;
        }
        if (a == Type.Simple.NEVER) {
            return b;
        }
        if (a instanceof Type.SetOf left && b instanceof Type.SetOf right) {
            Type element = join(left.element(), right.element());
            return element == null ? null : new Type.SetOf(element);
        }
        return a instanceof Type.RecordOf left && b instanceof Type.RecordOf right ? join(left, right) : null;
    }

    /** The same of records; an attribute with two types that do not go together is left out. */
    static Type.RecordOf join(Type.RecordOf a, Type.RecordOf b) {
        Map<String, Type.Attribute> joined = new LinkedHashMap<>();
        for (Map.Entry<String, Type.Attribute> each : a.attributes().entrySet()) {
            Type.Attribute left = each.getValue();
            Type.Attribute right = b.attributes().get(each.getKey());
            Type type = right == null ? left.type() : join(left.type(), right.type());
            if (type != null) {
                boolean required = right != null && left.required() && right.required();
                joined.put(each.getKey(), new Type.Attribute(type, required));
            }
        }
        for (Map.Entry<String, Type.Attribute> each : b.attributes().entrySet()) {
            if (!a.attributes().containsKey(each.getKey())) {
                joined.put(
                        each.getKey(), Type.Attribute.optional(each.getValue().type()));
            }
        }
        return Type.RecordOf.closed(joined);
    }
}
