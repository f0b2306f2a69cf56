// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.ast;

import dev.bylaw.policy.value.EntityUid;
import java.util.Collections;
import java.util.List;

/** What a policy's head asks of the action. It never fails: it holds or it does not. A span is the place of an entity. */
public sealed interface ActionScope {

    /** Nothing: {@code action}. */
    record All() implements ActionScope {}

    /** {@code action == entity}. */
    record Equal(EntityUid entity, Span span) implements ActionScope {
        /** One that a program builds. */
        public Equal(EntityUid entity) {
            this(entity, Span.NONE);
        }
    }

    /** {@code action in entity}: the action itself, or a member of the group. */
    record In(EntityUid entity, Span span) implements ActionScope {
        /** One that a program builds. */
        public In(EntityUid entity) {
            this(entity, Span.NONE);
        }
    }

    /**
     * {@code action in [entities]}; an empty list holds for no action.
     *
     * @param spans the place of each entity
     */
    record InAny(List<EntityUid> entities, List<Span> spans) implements ActionScope {
        /** Copies the lists, which must be of one length. */
        public InAny {
            entities = List.copyOf(entities);
            spans = List.copyOf(spans);
            if (entities.size() != spans.size()) {
                throw new IllegalArgumentException(entities.size() + " actions have " + spans.size() + " places.");
            }
        }

        /** One that a program builds. */
        public InAny(List<EntityUid> entities) {
            this(entities, Collections.nCopies(entities.size(), Span.NONE));
        }
    }

    /** {@code action in [entities]}, as the JSON form knows it: a list of one is that one. */
    static ActionScope in(List<EntityUid> entities, List<Span> spans) {
        return entities.size() == 1 ? new In(entities.get(0), spans.get(0)) : new InAny(entities, spans);
    }
}
