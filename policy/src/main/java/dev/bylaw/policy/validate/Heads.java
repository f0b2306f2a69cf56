// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.validate;

import dev.bylaw.policy.ast.ActionScope;
import dev.bylaw.policy.ast.PolicyBody;
import dev.bylaw.policy.ast.Scope;
import dev.bylaw.policy.ast.Span;
import dev.bylaw.policy.value.EntityUid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the head of a policy names. */
final class Heads {

    /**
     * An entity that a head names.
     *
     * @param span where; nowhere for one that a link filled in
     */
    record Mention(EntityUid uid, Span span) {}

    /** An entity type that a head names, and where. */
    record TypeMention(String type, Span span) {}

    private Heads() {}

    /** The entities, actions included, in the order of the text. */
    static List<Mention> entities(PolicyBody policy) {
        List<Mention> all = new ArrayList<>();
        entity(policy.principal()).ifPresent(all::add);
        all.addAll(actions(policy.action()));
        entity(policy.resource()).ifPresent(all::add);
        return all;
    }

    static List<Mention> actions(ActionScope scope) {
        if (scope instanceof ActionScope.Equal equal) {
            return List.of(new Mention(equal.entity(), equal.span()));
        } else if (scope instanceof ActionScope.In in) {
            return List.of(new Mention(in.entity(), in.span()));
        }
        List<Mention> all = new ArrayList<>();
        if (scope instanceof ActionScope.InAny in) {
            for (int i = 0; i < in.entities().size(); i++) {
                all.add(new Mention(in.entities().get(i), in.spans().get(i)));
            }
        }
        return all;
    }

    static Optional<Mention> entity(Scope scope) {
        if (scope instanceof Scope.Equal equal) {
            return Optional.of(new Mention(equal.entity(), equal.span()));
        } else if (scope instanceof Scope.In in) {
            return Optional.of(new Mention(in.entity(), in.span()));
        }
        return scope instanceof Scope.IsIn isIn
                ? Optional.of(new Mention(isIn.entity(), isIn.span()))
                : Optional.empty();
    }

    /** The type after {@code is}. */
    static Optional<TypeMention> type(Scope scope) {
        if (scope instanceof Scope.Is is) {
            return Optional.of(new TypeMention(is.type(), is.typeSpan()));
        } else if (scope instanceof Scope.IsIn isIn) {
            return Optional.of(new TypeMention(isIn.type(), isIn.typeSpan()));
        }
        return scope instanceof Scope.IsInSlot isIn
                ? Optional.of(new TypeMention(isIn.type(), isIn.typeSpan()))
                : Optional.empty();
    }
}
