// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.benchmarks.decision;

import dev.bylaw.benchmarks.scenario.Call;
import dev.bylaw.benchmarks.scenario.Scenario;
import dev.bylaw.policy.ActionPolicies;
import dev.bylaw.policy.Authorizer;
import dev.bylaw.policy.CompiledPolicies;
import dev.bylaw.policy.Entities;
import dev.bylaw.policy.PolicyException;
import dev.bylaw.policy.PolicySet;
import dev.bylaw.policy.Request;
import dev.bylaw.policy.Source;
import dev.bylaw.policy.compile.ProgramCompiler;
import dev.bylaw.policy.value.BoolValue;
import dev.bylaw.policy.value.EntityUid;
import dev.bylaw.policy.value.LongValue;
import dev.bylaw.policy.value.RecordShape;
import dev.bylaw.policy.value.RecordValue;
import dev.bylaw.policy.value.StringValue;
import dev.bylaw.policy.value.Value;
import java.util.List;

/** Bylaw's own policy engine, in the ways it can be asked. */
final class BylawEngine {

    private static final EntityUid AGENT = EntityUid.of("Agent", "");
    private static final EntityUid ACTION = EntityUid.of("Action", "");
    private static final EntityUid ACCOUNT = EntityUid.of("Account", "");
    private static final RecordShape CONTEXT = RecordShape.of("input");
    private static final RecordShape INPUT = RecordShape.of("amount", "approved", "currency", "purpose");

    private BylawEngine() {}

    static PolicyEngine interpreter(Scenario scenario) throws PolicyException {
        PolicySet policies = policies(scenario);
        Entities entities = entities();
        return call -> {
            Request request = request(call);
            return () -> Authorizer.authorize(policies, entities, request).isAllowed();
        };
    }

    static PolicyEngine compiled(Scenario scenario, ProgramCompiler compiler) throws PolicyException {
        CompiledPolicies compiled = CompiledPolicies.compile(policies(scenario), entities(), compiler);
        return call -> {
            Request request = request(call);
            ActionPolicies policies = compiled.forAction(request.action());
            return () -> policies.decide(request).isAllowed();
        };
    }

    static PolicyEngine compiledWithRequest(Scenario scenario, ProgramCompiler compiler) throws PolicyException {
        CompiledPolicies compiled = CompiledPolicies.compile(policies(scenario), entities(), compiler);
        return call -> {
            EntityUid principal = AGENT.withId(call.person().id());
            EntityUid action = ACTION.withId(call.action());
            ActionPolicies policies = compiled.forAction(action);
            return () -> policies.decide(new Request(
                            principal, action, ACCOUNT.withId(call.account().id()), context(call)))
                    .isAllowed();
        };
    }

    private static PolicySet policies(Scenario scenario) throws PolicyException {
        return PolicySet.parse(List.of(new Source("scenario.cedar", scenario.cedar())));
    }

    private static Entities entities() throws PolicyException {
        return Entities.parse(new Source("entities.json", Scenario.entities()));
    }

    private static Request request(Call call) {
        return new Request(
                AGENT.withId(call.person().id()),
                ACTION.withId(call.action()),
                ACCOUNT.withId(call.account().id()),
                context(call));
    }

    private static RecordValue context(Call call) {
        Value input = INPUT.record(
                new LongValue(call.amount()),
                BoolValue.of(call.approved()),
                new StringValue(call.currency()),
                new StringValue(call.purpose()));
        return CONTEXT.record(input);
    }
}
