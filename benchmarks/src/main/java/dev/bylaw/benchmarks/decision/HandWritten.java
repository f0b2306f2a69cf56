// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.benchmarks.decision;

import dev.bylaw.benchmarks.scenario.Account;
import dev.bylaw.benchmarks.scenario.Call;
import dev.bylaw.benchmarks.scenario.Person;
import dev.bylaw.benchmarks.scenario.Scenario;

/** The rules of transfers, as a programmer writes them into a method. */
public final class HandWritten implements PolicyEngine {

    @Override
    public Question ask(Call call) {
        if (!call.action().equals(Scenario.TRANSFER)) {
            throw new IllegalArgumentException("Only transfers are written by hand, not " + call.action() + ".");
        }
        return () -> isAllowed(
                call.person(), call.account(), call.amount(), call.currency(), call.purpose(), call.approved());
    }

    /** The three rules. */
    public static boolean isAllowed(
            Person person, Account account, long amount, String currency, String purpose, boolean approved) {
        boolean permitted = person.group().equals(Scenario.OPS)
                && person.active()
                && person.clearance() >= 2
                && amount <= 5_000
                && currency.equals(account.currency());
        boolean forbidden = account.frozen() || (amount > 1_000 && !approved && !purpose.equals("payroll"));
        return permitted && !forbidden;
    }
}
