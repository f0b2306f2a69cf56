// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.compile;

import dev.bylaw.policy.Entities;
import dev.bylaw.policy.Known;
import dev.bylaw.policy.Request;
import dev.bylaw.policy.ast.Variable;
import dev.bylaw.policy.value.EntityUid;
import dev.bylaw.policy.value.RecordValue;
import dev.bylaw.policy.value.Value;
import java.util.List;

/** Attributes of records, of the principal, of the resource, and of other entities. */
final class AttributeNodes {

    private AttributeNodes() {}

    /** Where attributes are read: a record, or an entity's attributes; null when there is none or it is an error. */
    static RecordValue attributes(Value holder, Entities entities) {
        if (holder instanceof RecordValue record) {
            return record;
        }
        Known known = holder instanceof EntityUid uid ? entities.find(uid) : null;
        return known == null ? null : known.attributes();
    }

    /** One or more attributes that are followed from a variable; one node, because each node costs a call. */
    static final class Path extends Node {
        private final Variable variable;
        private final SlotCache first;
        private final SlotCache[] further;
        private final Entities entities;

        Path(Variable variable, List<String> names, Entities entities) {
            this.variable = variable;
            this.first = new SlotCache(names.get(0));
            this.further = new SlotCache[names.size() - 1];
            for (int i = 0; i < further.length; i++) {
                further[i] = new SlotCache(names.get(i + 1));
            }
            this.entities = entities;
        }

        @Override
        Value eval(Request q, Known principal, Known resource) {
            RecordValue attributes = attributes(q, principal, resource);
            if (attributes == null) {
                return null;
            }
            Value value = first.find(attributes);
            for (SlotCache name : further) {
                attributes = AttributeNodes.attributes(value, entities);
                if (attributes == null) {
                    return null;
                }
                value = name.find(attributes);
            }
            return value;
        }

        private RecordValue attributes(Request q, Known principal, Known resource) {
            if (variable == Variable.CONTEXT) {
                return q.context();
            }
            Known known = variable == Variable.PRINCIPAL ? principal : resource;
            return known == null ? null : known.attributes();
        }
    }

    static final class Get extends Node {
        private final Node operand;
        private final Entities entities;
        private final SlotCache cache;

        Get(Node operand, String name, Entities entities) {
            this.operand = operand;
            this.entities = entities;
            this.cache = new SlotCache(name);
        }

        @Override
        Value eval(Request q, Known principal, Known resource) {
            RecordValue attributes = attributes(operand.eval(q, principal, resource), entities);
            return attributes == null ? null : cache.find(attributes);
        }
    }

    static final class Has extends Node.Test {
        private final Node operand;
        private final Entities entities;
        private final SlotCache cache;

        Has(Node operand, String name, Entities entities) {
            this.operand = operand;
            this.entities = entities;
            this.cache = new SlotCache(name);
        }

        @Override
        int test(Request q, Known principal, Known resource) {
            Value holder = operand.eval(q, principal, resource);
            RecordValue attributes = attributes(holder, entities);
            if (attributes == null) {
                return holder instanceof EntityUid ? FALSE : ERROR;
            }
            return of(cache.has(attributes));
        }
    }
}
