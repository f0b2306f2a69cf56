// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.compile;

import dev.bylaw.policy.Entities;
import dev.bylaw.policy.ast.Condition;
import dev.bylaw.policy.ast.Policy;
import dev.bylaw.policy.ast.Scope;
import dev.bylaw.policy.ast.Variable;
import dev.bylaw.policy.value.BoolValue;
import dev.bylaw.policy.value.EntityUid;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A policy for one action over one snapshot of entities.
 *
 * <p>The index vouches for the action and for the types of principal and resource, and, when it files the policy by {@link
 * #key}, for the entity that the key names.
 */
public final class CompiledPolicy {

    /** In the order of the policy set. */
    public static final Comparator<CompiledPolicy> BY_POSITION =
            (one, other) -> Integer.compare(one.position(), other.position());

    private static final Term ALWAYS = new Term.Constant(BoolValue.TRUE);

    private final int position;
    private final Policy policy;
    private final Key key;
    private final Rule rule;
    private final Rule filed;

    /** By what an index finds the policies that a request can match. */
    public enum Key {
        NOTHING,
        PRINCIPAL,
        RESOURCE
    }

    /**
     * Compiles a policy whose action scope holds for this action.
     *
     * @param position its place in the policy set
     */
    public CompiledPolicy(int position, Policy policy, Entities entities, EntityUid action) {
        this.position = position;
        this.policy = policy;
        TermFolder folder = new TermFolder(entities, action);
        Term principal = scope(policy.body().principal(), Variable.PRINCIPAL, folder, entities);
        Term resource = scope(policy.body().resource(), Variable.RESOURCE, folder, entities);
        List<Term> conditions = new ArrayList<>();
        for (Condition condition : policy.body().conditions()) {
            Term body = folder.fold(condition.body());
            conditions.add(condition.kind() == Condition.Kind.WHEN ? body : folder.not(body));
        }
        Term when = TermFolder.and(conditions);
        this.rule = new Rule(principal, resource, when);
        if (entity(policy.body().principal()) != null) {
            this.key = Key.PRINCIPAL;
            this.filed = new Rule(ALWAYS, resource, when);
        } else {
            this.key = entity(policy.body().resource()) != null ? Key.RESOURCE : Key.NOTHING;
            this.filed = new Rule(ALWAYS, ALWAYS, when);
        }
    }

    private static Term scope(Scope scope, Variable variable, TermFolder folder, Entities entities) {
        EntityUid entity = entity(scope);
        if (entity == null) {
            return ALWAYS;
        }
        Term self = new Term.Path(variable, List.of());
        Term named = new Term.Constant(entities.canonical(entity));
        return scope instanceof Scope.Equal ? new Term.Equal(self, named) : folder.in(self, named);
    }

    /** The entity that a scope names, or null. */
    public static EntityUid entity(Scope scope) {
        if (scope instanceof Scope.Equal equal) {
            return equal.entity();
        } else if (scope instanceof Scope.In in) {
            return in.entity();
        } else if (scope instanceof Scope.IsIn isIn) {
            return isIn.entity();
        }
        return null;
    }

    /** What is left to ask, when the index vouches for action and types. */
    public Rule rule() {
        return rule;
    }

    /** What is left to ask, when the index vouches for the key's entity too. */
    public Rule ruleWhenFiled() {
        return filed;
    }

    /** Whether no request can satisfy it, or make it fail. */
    public boolean isNever() {
        return rule.when().isAlways(false);
    }

    /** Whether it looks at what is known of the principal, or of the resource. */
    public boolean looksUp(Variable variable) {
        Term scope = variable == Variable.PRINCIPAL ? rule.principal() : rule.resource();
        return !scope.isAlways(true) || rule.when().looksUp(variable);
    }

    /** By which scope's entity an index should file it. */
    public Key key() {
        return key;
    }

    /** The policy. */
    public Policy policy() {
        return policy;
    }

    /** Its place in the policy set. */
    public int position() {
        return position;
    }
}
