// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.compile;

import dev.bylaw.policy.Entities;
import dev.bylaw.policy.Known;
import dev.bylaw.policy.Request;
import dev.bylaw.policy.value.EntityUid;
import dev.bylaw.policy.value.RecordValue;
import dev.bylaw.policy.value.Value;
import java.util.Arrays;

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

    /** Follows names through records and entities; one node for a whole path, because each node costs a call. */
    private static Value follow(RecordValue root, SlotCache[] names, Entities entities) {
        RecordValue attributes = root;
        int last = names.length - 1;
        for (int i = 0; i < last; i++) {
            Value value = names[i].find(attributes);
            attributes = value instanceof RecordValue record ? record : attributes(value, entities);
            if (attributes == null) {
                return null;
            }
        }
        return names[last].find(attributes);
    }

    /** A path of attributes that begins at a variable. */
    abstract static class Path extends Node {
        final SlotCache[] names;
        final Entities entities;

        Path(SlotCache[] names, Entities entities) {
            this.names = names;
            this.entities = entities;
        }

        /** The path that goes one name further. */
        abstract Path then(String name);

        SlotCache[] and(String name) {
            SlotCache[] longer = Arrays.copyOf(names, names.length + 1);
            longer[names.length] = new SlotCache(name);
            return longer;
        }
    }

    static final class PathOfPrincipal extends Path {
        PathOfPrincipal(SlotCache[] names, Entities entities) {
            super(names, entities);
        }

        @Override
        Path then(String name) {
            return new PathOfPrincipal(and(name), entities);
        }

        @Override
        Value eval(Request q, Known principal, Known resource) {
            return principal == null ? null : follow(principal.attributes(), names, entities);
        }
    }

    static final class PathOfResource extends Path {
        PathOfResource(SlotCache[] names, Entities entities) {
            super(names, entities);
        }

        @Override
        Path then(String name) {
            return new PathOfResource(and(name), entities);
        }

        @Override
        Value eval(Request q, Known principal, Known resource) {
            return resource == null ? null : follow(resource.attributes(), names, entities);
        }
    }

    static final class PathOfContext extends Path {
        PathOfContext(SlotCache[] names, Entities entities) {
            super(names, entities);
        }

        @Override
        Path then(String name) {
            return new PathOfContext(and(name), entities);
        }

        @Override
        Value eval(Request q, Known principal, Known resource) {
            return follow(q.context(), names, entities);
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
