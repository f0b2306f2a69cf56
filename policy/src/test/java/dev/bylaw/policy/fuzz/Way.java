// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.fuzz;

import dev.bylaw.policy.Authorizer;
import dev.bylaw.policy.CompiledPolicies;
import dev.bylaw.policy.Entities;
import dev.bylaw.policy.PolicySet;
import dev.bylaw.policy.Request;
import dev.bylaw.policy.Response;
import java.util.List;

/** One of the ways in which this engine can decide. All must answer alike. */
interface Way {

    /** Decides requests over given policies and entities. */
    interface Decider {
        Response decide(Request request);
    }

    /** Those that need nothing but this engine. */
    List<Way> OF_THE_ENGINE = List.of(
            new Way() {
                @Override
                public String name() {
                    return "interpreter";
                }

                @Override
                public Decider over(PolicySet policies, Entities entities) {
                    return request -> Authorizer.authorize(policies, entities, request);
                }
            },
            new Way() {
                @Override
                public String name() {
                    return "compiled";
                }

                @Override
                public Decider over(PolicySet policies, Entities entities) {
                    CompiledPolicies compiled = CompiledPolicies.compile(policies, entities);
                    return compiled::decide;
                }
            });

    /** What to call it in messages. */
    String name();

    /** Makes it ready. */
    Decider over(PolicySet policies, Entities entities);
}
