// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.compile;

import dev.bylaw.policy.Entities;
import dev.bylaw.policy.Known;
import dev.bylaw.policy.Request;
import dev.bylaw.policy.ast.Condition;
import dev.bylaw.policy.ast.Policy;
import dev.bylaw.policy.ast.Scope;
import dev.bylaw.policy.value.EntityUid;
import java.util.ArrayList;
import java.util.List;

/**
 * A policy for one action over one snapshot of entities.
 *
 * <p>The index vouches for the action, for the types of principal and resource, and for the entity that {@link #key} names;
 * the compiled test checks what remains.
 */
public final class CompiledPolicy {

    private final int position;
    private final Policy policy;
    private final Key key;
    private final Node test;
    private final boolean usesPrincipal;
    private final boolean usesResource;

    /** By what an index finds the policies that a request can match. */
    public enum Key {
        NOTHING,
        PRINCIPAL,
        RESOURCE
    }

    /** What a policy comes to. */
    public enum Settled {
        TRUE,
        FALSE,
        OPEN
    }

    /**
     * Compiles a policy whose action scope holds for this action.
     *
     * @param position its place in the policy set
     */
    public CompiledPolicy(int position, Policy policy, Entities entities, EntityUid action) {
        this.position = position;
        this.policy = policy;
        ExprCompiler compiler = new ExprCompiler(entities, action);
        List<Node> tests = new ArrayList<>();
        if (entity(policy.body().principal()) != null) {
            this.key = Key.PRINCIPAL;
            resourceTest(policy.body().resource(), tests);
        } else {
            this.key = entity(policy.body().resource()) != null ? Key.RESOURCE : Key.NOTHING;
        }
        boolean scopeUsesResource = !tests.isEmpty();
        for (Condition condition : policy.body().conditions()) {
            Node body = compiler.compile(condition.body());
            tests.add(condition.kind() == Condition.Kind.WHEN ? body : ExprCompiler.not(body));
        }
        this.test = ExprCompiler.and(tests.toArray(new Node[0]));
        this.usesPrincipal = compiler.usesPrincipal();
        this.usesResource = compiler.usesResource() || scopeUsesResource;
    }

    private static void resourceTest(Scope scope, List<Node> tests) {
        EntityUid entity = entity(scope);
        if (entity == null) {
            return;
        }
        Node constant = new Node.Constant(entity);
        tests.add(
                scope instanceof Scope.Equal
                        ? new CompareNodes.Equal(new Node.Resource(), constant)
                        : new EntityNodes.ResourceIn(constant));
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

    /** 1 when the policy is satisfied, 0 when it is not, -1 when it cannot be evaluated. */
    public int test(Request q, Known principal, Known resource) {
        return test.test(q, principal, resource);
    }

    /** Whether the outcome is known before the request, given that the index found the policy. */
    public Settled settled() {
        if (test instanceof Node.Constant constant) {
            return constant.is(Node.TRUE) ? Settled.TRUE : constant.is(Node.FALSE) ? Settled.FALSE : Settled.OPEN;
        }
        return Settled.OPEN;
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

    /** Whether the test looks at what is known of the principal. */
    public boolean usesPrincipal() {
        return usesPrincipal;
    }

    /** Whether the test looks at what is known of the resource. */
    public boolean usesResource() {
        return usesResource;
    }
}
