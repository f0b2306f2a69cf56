// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.benchmarks.decision;

import com.cedarpolicy.BasicAuthorizationEngine;
import com.cedarpolicy.model.AuthorizationRequest;
import com.cedarpolicy.model.AuthorizationResponse;
import com.cedarpolicy.model.entity.Entities;
import com.cedarpolicy.model.policy.PolicySet;
import com.cedarpolicy.value.CedarMap;
import com.cedarpolicy.value.EntityUID;
import com.cedarpolicy.value.PrimBool;
import com.cedarpolicy.value.PrimLong;
import com.cedarpolicy.value.PrimString;
import com.cedarpolicy.value.Value;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.bylaw.benchmarks.scenario.Call;
import dev.bylaw.benchmarks.scenario.Scenario;
import java.util.Map;

/**
 * Cedar in Rust through JNI. It gets the three entities that a call is about and not all of them, because it reads its
 * entities anew at every call.
 */
final class CedarJava implements PolicyEngine {

    private final BasicAuthorizationEngine engine = new BasicAuthorizationEngine();
    private final PolicySet policies;

    private CedarJava(PolicySet policies) {
        this.policies = policies;
    }

    static PolicyEngine uncached(Scenario scenario) throws Exception {
        return new CedarJava(PolicySet.parsePolicies(scenario.cedar()));
    }

    static PolicyEngine cached(Scenario scenario) throws Exception {
        PolicySet policies = PolicySet.parsePolicies(scenario.cedar());
        policies.cache();
        return new CedarJava(policies);
    }

    @Override
    public Question ask(Call call) {
        AuthorizationRequest request = new AuthorizationRequest(
                uid("Agent", call.person().id()),
                uid("Action", call.action()),
                uid("Account", call.account().id()),
                Map.of("input", input(call)));
        Entities entities = entities(call);
        return () -> {
            AuthorizationResponse response = engine.isAuthorized(request, policies, entities);
            return response.success.orElseThrow().isAllowed();
        };
    }

    private static Entities entities(Call call) {
        try {
            return Entities.parse(Scenario.entitiesOf(call));
        } catch (JsonProcessingException malformed) {
            throw new IllegalStateException("The scenario's entities are no Cedar entities.", malformed);
        }
    }

    private static Value input(Call call) {
        return new CedarMap(Map.of(
                "amount", new PrimLong(call.amount()),
                "approved", new PrimBool(call.approved()),
                "currency", new PrimString(call.currency()),
                "purpose", new PrimString(call.purpose())));
    }

    private static EntityUID uid(String type, String id) {
        return EntityUID.parse(type + "::\"" + id + "\"").orElseThrow();
    }
}
