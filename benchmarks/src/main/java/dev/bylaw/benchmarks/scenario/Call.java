// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.benchmarks.scenario;

/** One question: may this person do this to this account, with these four arguments? */
public record Call(
        Person person,
        String action,
        Account account,
        long amount,
        String currency,
        String purpose,
        boolean approved) {}
