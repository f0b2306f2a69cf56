// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.ast;

import dev.bylaw.policy.value.EntityUid;
import java.util.List;

/** What a policy's head asks of the action. It never fails: it holds or it does not. */
public sealed interface ActionScope {

    /** Nothing: {@code action}. */
    record All() implements ActionScope {}

    /** {@code action == entity}. */
    record Equal(EntityUid entity) implements ActionScope {}

    /** {@code action in entity}: the action itself, or a member of the group. */
    record In(EntityUid entity) implements ActionScope {}

    /** {@code action in [entities]}; an empty list holds for no action. */
    record InAny(List<EntityUid> entities) implements ActionScope {
        /** Copies the entities. */
        public InAny {
            entities = List.copyOf(entities);
        }
    }

    /** {@code action in [entities]}, as the JSON form knows it: a list of one is that one. */
    static ActionScope in(List<EntityUid> entities) {
        return entities.size() == 1 ? new In(entities.get(0)) : new InAny(entities);
    }
}
