// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.benchmarks.decision;

import dev.bylaw.benchmarks.scenario.Call;
import dev.bylaw.benchmarks.scenario.Rule;
import dev.bylaw.benchmarks.scenario.Scenario;
import dev.bylaw.policy.ast.Effect;
import java.util.List;
import java.util.Map;
import org.casbin.jcasbin.main.CoreEnforcer;
import org.casbin.jcasbin.main.Enforcer;

/**
 * jCasbin with conditions over attributes. Action and group are compared before the condition is looked at, so that only
 * the conditions of rules that apply are evaluated.
 */
final class JCasbin implements PolicyEngine {

    private static final String MODEL = """
            [request_definition]
            r = sub, obj, act, arg

            [policy_definition]
            p = group, act, cond, eft

            [policy_effect]
            e = some(where (p.eft == allow)) && !some(where (p.eft == deny))

            [matchers]
            m = r.act == p.act && (p.group == "*" || r.sub.group == p.group) && eval(p.cond)
            """;

    private final Enforcer enforcer = new Enforcer(CoreEnforcer.newModel(MODEL));

    JCasbin(Scenario scenario) {
        enforcer.enableLog(false);
        enforcer.addPolicies(scenario.rules().stream().map(JCasbin::line).toList());
    }

    private static List<String> line(Rule rule) {
        return List.of(
                rule.group() == null ? "*" : rule.group(),
                rule.action(),
                rule.condition("r.sub.", "r.obj.", "r.arg."),
                rule.effect() == Effect.PERMIT ? "allow" : "deny");
    }

    @Override
    public Question ask(Call call) {
        Map<String, Object> person = Facts.of(call.person());
        Map<String, Object> account = Facts.of(call.account());
        Map<String, Object> input = Map.of(
                "amount", call.amount(),
                "approved", call.approved(),
                "currency", call.currency(),
                "purpose", call.purpose());
        return () -> enforcer.enforce(person, account, call.action(), input);
    }
}
