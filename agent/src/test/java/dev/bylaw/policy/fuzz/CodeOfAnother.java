// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.fuzz;

import dev.bylaw.engine.codegen.Eager;
import dev.bylaw.policy.CompiledPolicies;
import dev.bylaw.policy.Entities;
import dev.bylaw.policy.PolicySet;

/** The enforcer's code, made for the first request of a kind: it must notice when another one's records have other shapes. */
final class CodeOfAnother implements Way {

    @Override
    public String name() {
        return "code made for another request";
    }

    @Override
    public Decider over(PolicySet policies, Entities entities) {
        CompiledPolicies compiled = CompiledPolicies.compile(policies, entities, new Eager(Runnable::run));
        return compiled::decide;
    }
}
