// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.validate;

import dev.bylaw.policy.ast.ActionScope;
import dev.bylaw.policy.ast.PolicyBody;
import dev.bylaw.policy.ast.Scope;
import dev.bylaw.policy.schema.Schema;
import dev.bylaw.policy.value.EntityUid;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Finds policies whose head fits no action that applies to such principals and such resources. */
final class HeadCheck {

    private final Schema schema;
    private final Findings findings;

    HeadCheck(Schema schema, Findings findings) {
        this.schema = schema;
        this.findings = findings;
    }

    void check(PolicyBody policy) {
        Set<String> principals = types(policy.principal());
        Set<String> resources = types(policy.resource());
        List<Schema.Action> actions = actions(policy.action());
        boolean fits = actions.stream()
                .anyMatch(action -> action.principals().stream().anyMatch(principals::contains)
                        && action.resources().stream().anyMatch(resources::contains));
        if (!fits) {
            findings.add(
                    FindingKind.NO_APPLICABLE_ACTION,
                    Places.head(policy),
                    "no action of the schema fits this principal, action and resource together",
                    hint(policy, actions));
        }
    }

    private String hint(PolicyBody policy, List<Schema.Action> actions) {
        boolean principal = wouldInHelp(policy.principal(), actions, Schema.Action::principals);
        boolean resource = wouldInHelp(policy.resource(), actions, Schema.Action::resources);
        if (principal || resource) {
            return "replace == by in for the "
                    + (principal && resource ? "principal and the resource" : principal ? "principal" : "resource");
        }
        NavigableSet<String> known = new TreeSet<>();
        actions.forEach(action ->
                action.principals().forEach(p -> action.resources().forEach(r -> known.add(p + " on " + r))));
        return known.isEmpty() ? "" : "the action applies to " + String.join(", ", known);
    }

    /** Somebody wrote {@code principal == Group::"x"} where groups do not act, but their members do. */
    private boolean wouldInHelp(
            Scope scope, List<Schema.Action> actions, Function<Schema.Action, NavigableSet<String>> appliesTo) {
        if (!(scope instanceof Scope.Equal equal)) {
            return false;
        }
        String group = equal.entity().type();
        return actions.stream().noneMatch(action -> appliesTo.apply(action).contains(group))
                && actions.stream()
                        .anyMatch(action -> appliesTo.apply(action).stream().anyMatch(type -> isBelow(type, group)));
    }

    private boolean isBelow(String type, String ancestor) {
        return schema.entityType(type)
                .filter(known -> known.ancestors().contains(ancestor))
                .isPresent();
    }

    private List<Schema.Action> actions(ActionScope scope) {
        if (scope instanceof ActionScope.All) {
            return List.copyOf(schema.actions().values());
        } else if (scope instanceof ActionScope.Equal equal) {
            return schema.action(equal.entity()).map(List::of).orElse(List.of());
        }
        List<EntityUid> named =
                Heads.actions(scope).stream().map(Heads.Mention::uid).toList();
        if (!named.stream().allMatch(uid -> schema.action(uid).isPresent())) {
            return List.of();
        }
        List<Schema.Action> all = new ArrayList<>();
        for (Schema.Action action : schema.actions().values()) {
            if (named.contains(action.uid()) || named.stream().anyMatch(action.ancestors()::contains)) {
                all.add(action);
            }
        }
        return all;
    }

    /** The entity types for which the scope can hold. */
    private Set<String> types(Scope scope) {
        Optional<String> is = Heads.type(scope)
                .map(Heads.TypeMention::type)
                .filter(type -> schema.entityType(type).isPresent());
        if (scope instanceof Scope.Is || scope instanceof Scope.IsInSlot) {
            return is.map(Set::of).orElse(Set.of());
        }
        if (scope instanceof Scope.Equal equal) {
            return Set.of(equal.entity().type());
        }
        Optional<EntityUid> container = Heads.entity(scope).map(Heads.Mention::uid);
        if (container.isEmpty()) {
            return schema.entityTypes().keySet();
        }
        Set<String> below = new TreeSet<>(Set.of(container.get().type()));
        schema.entityTypes().keySet().stream()
                .filter(type -> isBelow(type, container.get().type()))
                .forEach(below::add);
        if (scope instanceof Scope.IsIn isIn) {
            below.retainAll(Set.of(isIn.type()));
        }
        return below;
    }
}
