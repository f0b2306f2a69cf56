// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.benchmarks.scenario;

/** A teller whom nobody guards. */
public final class PlainTeller implements Teller {

    private long moved;

    @Override
    public long transfer(String account, long amount, String currency, String purpose, boolean approved) {
        moved += amount;
        return moved;
    }
}
