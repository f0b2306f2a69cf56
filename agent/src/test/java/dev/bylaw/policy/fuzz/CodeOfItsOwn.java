// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.fuzz;

import dev.bylaw.engine.codegen.Eager;
import dev.bylaw.policy.CompiledPolicies;
import dev.bylaw.policy.Entities;
import dev.bylaw.policy.PolicySet;

/** The enforcer's code, made for the shapes of the very request that it is then asked. */
record CodeOfItsOwn(Tally tally) implements Way {

    @Override
    public String name() {
        return "code made for the request";
    }

    @Override
    public Decider over(PolicySet policies, Entities entities) {
        return request -> {
            Eager compiler = new Eager(Runnable::run);
            CompiledPolicies compiled = CompiledPolicies.compile(policies, entities, compiler);
            compiled.decide(request);
            tally.count("requests decided by code", compiler.made.get() > 0 ? 1 : 0);
            tally.count("programs made into code", compiler.made.get());
            tally.count("programs too long for code", compiler.tooLong.get());
            return compiled.decide(request);
        };
    }
}
