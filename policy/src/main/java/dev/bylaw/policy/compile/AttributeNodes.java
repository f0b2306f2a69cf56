// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.compile;

import dev.bylaw.policy.Entities;
import dev.bylaw.policy.Known;
import dev.bylaw.policy.Request;
import dev.bylaw.policy.value.EntityUid;
import dev.bylaw.policy.value.RecordValue;
import dev.bylaw.policy.value.Value;

/** Attributes of records, of the principal, of the resource, and of other entities. */
final class AttributeNodes {

    private AttributeNodes() {}

    /** Where attributes are read: a record, or an entity's attributes; null when there is none or it is an error. */
    private static RecordValue attributes(Value holder, Entities entities) {
        if (holder instanceof RecordValue record) {
            return record;
        }
        Known known = holder instanceof EntityUid uid ? entities.find(uid) : null;
        return known == null ? null : known.attributes();
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

    static final class GetOfPrincipal extends Node {
        private final SlotCache cache;

        GetOfPrincipal(String name) {
            this.cache = new SlotCache(name);
        }

        @Override
        Value eval(Request q, Known principal, Known resource) {
            return principal == null ? null : cache.find(principal.attributes());
        }
    }

    static final class GetOfResource extends Node {
        private final SlotCache cache;

        GetOfResource(String name) {
            this.cache = new SlotCache(name);
        }

        @Override
        Value eval(Request q, Known principal, Known resource) {
            return resource == null ? null : cache.find(resource.attributes());
        }
    }

    static final class GetOfContext extends Node {
        private final SlotCache cache;

        GetOfContext(String name) {
            this.cache = new SlotCache(name);
        }

        @Override
        Value eval(Request q, Known principal, Known resource) {
            return cache.find(q.context());
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

    static final class HasOfPrincipal extends Node.Test {
        private final SlotCache cache;

        HasOfPrincipal(String name) {
            this.cache = new SlotCache(name);
        }

        @Override
        int test(Request q, Known principal, Known resource) {
            return of(principal != null && cache.has(principal.attributes()));
        }
    }

    static final class HasOfResource extends Node.Test {
        private final SlotCache cache;

        HasOfResource(String name) {
            this.cache = new SlotCache(name);
        }

        @Override
        int test(Request q, Known principal, Known resource) {
            return of(resource != null && cache.has(resource.attributes()));
        }
    }
}
