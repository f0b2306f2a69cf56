// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.benchmarks.log;

import dev.bylaw.evidence.json.JsonWriter;
import dev.bylaw.evidence.statement.ArgumentDigester.Disclosure;
import dev.bylaw.evidence.statement.Decision;
import dev.bylaw.evidence.statement.Durability;
import dev.bylaw.evidence.statement.LateDecision;
import java.util.List;

/** The decision on a transfer that is allowed, as the enforcer hands it to the log: five arguments, one policy, no chain. */
record Transfer(String account, long amount, Durability durability) implements LateDecision {

    private static final Decision.Verdict VERDICT =
            new Decision.Verdict(Decision.Result.ALLOW, Decision.Result.ALLOW, Decision.Mode.ENFORCE, null, null);
    private static final Decision.Site SITE = new Decision.Site("dev.bylaw.benchmarks.call.GovernedTeller", "transfer");
    private static final Decision.Actor ACTOR = new Decision.Actor("Agent::\"a16\"", null, List.of());
    private static final Decision.PolicyUse POLICY = new Decision.PolicyUse(
            "bylaw-policy",
            List.of(
                    new Decision.ResourceDescriptor("policies/scenario.cedar", "ab".repeat(32)),
                    new Decision.ResourceDescriptor("entities.json", "cd".repeat(32))),
            List.of("small-transfers"),
            List.of());
    private static final List<String> NAMES = List.of("account", "amount", "approved", "currency", "purpose");

    @Override
    public String id() {
        return null;
    }

    @Override
    public Decision.Verdict verdict() {
        return VERDICT;
    }

    @Override
    public Decision.Site site() {
        return SITE;
    }

    @Override
    public Decision.Actor actor() {
        return ACTOR;
    }

    @Override
    public Decision.PolicyUse policy() {
        return POLICY;
    }

    @Override
    public String kind() {
        return "tool";
    }

    @Override
    public String name() {
        return "transfer";
    }

    @Override
    public String target() {
        return "Account::\"" + account + "\"";
    }

    @Override
    public int arguments() {
        return NAMES.size();
    }

    @Override
    public String argumentName(int argument) {
        return NAMES.get(argument);
    }

    @Override
    public void writeArgument(int argument, JsonWriter out) {
        switch (argument) {
            case 0 -> out.string(account);
            case 1 -> out.number(amount);
            case 2 -> out.bool(false);
            case 3 -> out.string("EUR");
            default -> out.string("rent");
        }
    }

    @Override
    public boolean isDisclosed(int argument) {
        return false;
    }

    @Override
    public boolean keepsOpenings() {
        return false;
    }

    @Override
    public void keep(String id, List<Disclosure> openings) {
        throw new UnsupportedOperationException("nothing is kept");
    }

    @Override
    public int weight() {
        return account.length();
    }
}
