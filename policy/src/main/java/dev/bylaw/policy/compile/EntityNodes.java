// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.compile;

import dev.bylaw.policy.Entities;
import dev.bylaw.policy.Known;
import dev.bylaw.policy.Request;
import dev.bylaw.policy.value.EntityUid;
import dev.bylaw.policy.value.SetValue;
import dev.bylaw.policy.value.Value;

/** {@code in} and {@code is}. */
final class EntityNodes {

    private EntityNodes() {}

    /** Whether the entity, of which this is known, is the container or a descendant of it. */
    static boolean isIn(EntityUid uid, Known known, EntityUid container) {
        return uid.equals(container) || (known != null && known.ancestors().contains(container));
    }

    // One member that is no entity is an error, even when another one matches.
    private static int isIn(EntityUid uid, Known known, Value container) {
        if (container instanceof EntityUid one) {
            return Node.of(isIn(uid, known, one));
        }
        if (!(container instanceof SetValue set)) {
            return Node.ERROR;
        }
        boolean found = false;
        for (int i = 0; i < set.size(); i++) {
            if (!(set.get(i) instanceof EntityUid one)) {
                return Node.ERROR;
            }
            found = found || isIn(uid, known, one);
        }
        return Node.of(found);
    }

    /** The entity that a constant is, by the object with which the snapshot names it; null for anything else. */
    private static EntityUid entity(Node node) {
        return node instanceof Node.Constant constant && constant.value instanceof EntityUid uid ? uid : null;
    }

    static final class In extends Node.Test {
        private final Node operand;
        private final Node container;
        private final Entities entities;

        In(Node operand, Node container, Entities entities) {
            this.operand = operand;
            this.container = container;
            this.entities = entities;
        }

        @Override
        int test(Request q, Known principal, Known resource) {
            Value left = operand.eval(q, principal, resource);
            Value right = container.eval(q, principal, resource);
            return left instanceof EntityUid uid ? isIn(uid, entities.find(uid), right) : ERROR;
        }
    }

    static final class PrincipalIn extends Node.Test {
        private final Node container;
        private final EntityUid known;

        PrincipalIn(Node container) {
            this.container = container;
            this.known = entity(container);
        }

        @Override
        int test(Request q, Known principal, Known resource) {
            if (known != null) {
                return of(principal == null ? known.equals(q.principal()) : principal.isIn(known));
            }
            return isIn(q.principal(), principal, container.eval(q, principal, resource));
        }
    }

    static final class ResourceIn extends Node.Test {
        private final Node container;
        private final EntityUid known;

        ResourceIn(Node container) {
            this.container = container;
            this.known = entity(container);
        }

        @Override
        int test(Request q, Known principal, Known resource) {
            if (known != null) {
                return of(resource == null ? known.equals(q.resource()) : resource.isIn(known));
            }
            return isIn(q.resource(), resource, container.eval(q, principal, resource));
        }
    }

    static final class Is extends Node.Test {
        private final Node operand;
        private final String type;

        Is(Node operand, String type) {
            this.operand = operand;
            this.type = type;
        }

        @Override
        int test(Request q, Known principal, Known resource) {
            Value value = operand.eval(q, principal, resource);
            return value instanceof EntityUid uid ? of(uid.type().equals(type)) : ERROR;
        }
    }
}
