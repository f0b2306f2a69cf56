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
        List<Schema.Action> actions = actions(policy.action());
        boolean fits = false;
        for (Schema.Action action : actions) {
            fits |= canBeOneOf(policy.principal(), action.principals())
                    && canBeOneOf(policy.resource(), action.resources());
        }
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

    private boolean canBeOneOf(Scope scope, Set<String> types) {
        for (String type : types) {
            if (canBe(scope, type)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the scope can hold for entities of the type. */
    private boolean canBe(Scope scope, String type) {
        if (scope instanceof Scope.Equal equal) {
            return type.equals(equal.entity().type());
        } else if (scope instanceof Scope.In in) {
            return isWithin(type, in.entity().type());
        } else if (scope instanceof Scope.IsIn isIn) {
            return type.equals(isIn.type()) && isWithin(type, isIn.entity().type());
        }
        Optional<String> is = Heads.type(scope).map(Heads.TypeMention::type);
        return schema.entityType(type).isPresent() && is.map(type::equals).orElse(true);
    }

    private boolean isWithin(String type, String container) {
        return type.equals(container) || isBelow(type, container);
    }
}
