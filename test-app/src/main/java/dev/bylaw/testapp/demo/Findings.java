// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.testapp.demo;

import dev.bylaw.testapp.scenario.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What is wrong with two runs and their records; empty when all is as it must be. The scenario judges its steps; what is
 * judged here is that the runs were what they are said to be, and that effects and records agree: no effect without a
 * record that allows it, no such record without its effect, nothing prevented without a refusal.
 */
final class Findings {

    /** Which action has which effect: the first words of an effect. */
    private static final Map<String, String> ACTIONS = Map.of(
            "refunded", "refund_order",
            "deleted", "delete_customer",
            "closed", "close_ticket",
            "sent Customer list", "send_customer_list",
            "sent Kettle", "send_mail",
            "exported", "export_ledger",
            "shipped", "ship_item");

    private final List<String> findings = new ArrayList<>();

    private Findings() {}

    static List<String> in(List<Outcome> unenforced, List<Outcome> enforced, List<DecisionRecord> records) {
        Findings findings = new Findings();
        findings.judgeRun("without the enforcer", unenforced, 0);
        findings.judgeRun("with the enforcer", enforced, enforced.size());
        if (!steps(unenforced).equals(steps(enforced))) {
            findings.add("The two runs did not play the same steps: " + steps(unenforced) + " and " + steps(enforced));
        }
        Map<String, Integer> happened = count(effects(enforced));
        List<String> stopped = new ArrayList<>(effects(unenforced));
        effects(enforced).forEach(stopped::remove);
        Map<String, Integer> prevented = count(stopped);
        for (String action : new TreeSet<>(ACTIONS.values())) {
            findings.compare(action, happened.getOrDefault(action, 0), prevented.getOrDefault(action, 0), records);
        }
        return List.copyOf(findings.findings);
    }

    private void judgeRun(String which, List<Outcome> run, int expectedEnforced) {
        if (run.isEmpty()) {
            add("The run " + which + " has no results.");
        }
        if (run.stream().filter(Outcome::enforced).count() != expectedEnforced) {
            add("The run " + which + " says otherwise about itself.");
        }
        for (Outcome outcome : run) {
            if (!outcome.held()) {
                add(outcome.step() + ", " + which + ": expected " + outcome.expected() + ", but the effects were "
                        + outcome.effects() + " and the answer was: " + outcome.read());
            }
        }
    }

    private void compare(String action, int happened, int prevented, List<DecisionRecord> records) {
        long allowed = records.stream()
                .filter(record -> record.action().equals(action) && record.allowed() && !record.isOfExecutor())
                .count();
        long refused = records.stream()
                .filter(record -> record.action().equals(action) && !record.allowed())
                .count();
        if (allowed != happened) {
            add(action + " had its effect " + happened + " times, and the log allows it " + allowed + " times.");
        }
        if (refused < prevented) {
            add(action + " was prevented " + prevented + " times, and the log refuses it " + refused + " times.");
        }
    }

    private void add(String finding) {
        findings.add(finding);
    }

    private static List<String> steps(List<Outcome> run) {
        return run.stream().map(Outcome::step).toList();
    }

    private static List<String> effects(List<Outcome> run) {
        return run.stream().flatMap(outcome -> outcome.effects().stream()).toList();
    }

    private static Map<String, Integer> count(List<String> effects) {
        Map<String, Integer> counts = new HashMap<>();
        for (String effect : effects) {
            ACTIONS.forEach((start, action) -> {
                if (effect.startsWith(start)) {
                    counts.merge(action, 1, Integer::sum);
                }
            });
        }
        return counts;
    }
}
