// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.benchmarks.decision;

import dev.bylaw.benchmarks.scenario.Call;
import dev.bylaw.benchmarks.scenario.Rule;
import dev.bylaw.benchmarks.scenario.Scenario;
import dev.bylaw.policy.ast.Effect;
import dev.cel.bundle.CelFactory;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.Program;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * CEL, which is an expression language: permit, forbid and the index by action are ours around it. One program for each
 * rule, compiled and type-checked beforehand, for the interpreter that decides this scenario faster than the newer one.
 */
final class Cel implements PolicyEngine {

    private static final MapType ATTRIBUTES = MapType.create(SimpleType.STRING, SimpleType.DYN);

    private record Compiled(Effect effect, Program program) {}

    private final Map<String, List<Compiled>> byAction = new HashMap<>();
    private final List<Compiled> all = new ArrayList<>();
    private final boolean isIndexed;

    private Cel(Scenario scenario, boolean isIndexed) throws Exception {
        this.isIndexed = isIndexed;
        dev.cel.bundle.Cel cel = CelFactory.legacyCelBuilder()
                .addVar("person", ATTRIBUTES)
                .addVar("account", ATTRIBUTES)
                .addVar("action", SimpleType.STRING)
                .addVar("amount", SimpleType.INT)
                .addVar("approved", SimpleType.BOOL)
                .addVar("currency", SimpleType.STRING)
                .addVar("purpose", SimpleType.STRING)
                .setResultType(SimpleType.BOOL)
                .build();
        for (Rule rule : scenario.rules()) {
            Program program =
                    cel.createProgram(cel.compile(expression(rule, isIndexed)).getAst());
            Compiled compiled = new Compiled(rule.effect(), program);
            byAction.computeIfAbsent(rule.action(), action -> new ArrayList<>()).add(compiled);
            all.add(compiled);
        }
    }

    static PolicyEngine indexed(Scenario scenario) throws Exception {
        return new Cel(scenario, true);
    }

    static PolicyEngine all(Scenario scenario) throws Exception {
        return new Cel(scenario, false);
    }

    private static String expression(Rule rule, boolean actionIsKnown) {
        String action = actionIsKnown ? "" : "action == \"" + rule.action() + "\" && ";
        String group = rule.group() == null ? "" : "person.group == \"" + rule.group() + "\" && ";
        return action + group + "(" + rule.condition("person.", "account.", "") + ")";
    }

    @Override
    public Question ask(Call call) {
        List<Compiled> rules = isIndexed ? byAction.getOrDefault(call.action(), List.of()) : all;
        Map<String, Object> facts = Map.of(
                "person", Facts.of(call.person()),
                "account", Facts.of(call.account()),
                "action", call.action(),
                "amount", call.amount(),
                "approved", call.approved(),
                "currency", call.currency(),
                "purpose", call.purpose());
        return () -> decide(rules, facts);
    }

    private static boolean decide(List<Compiled> rules, Map<String, Object> facts) throws CelEvaluationException {
        boolean permitted = false;
        for (Compiled rule : rules) {
            if ((boolean) rule.program().eval(facts)) {
                if (rule.effect() == Effect.FORBID) {
                    return false;
                }
                permitted = true;
            }
        }
        return permitted;
    }
}
