// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.benchmarks.call;

import dev.bylaw.annotations.GovernedAction;
import dev.bylaw.benchmarks.scenario.Teller;

/** A teller that the enforcer guards. */
final class GovernedTeller implements Teller {

    private long moved;

    @Override
    @GovernedAction(value = "transfer", resource = "Account::{account}")
    public long transfer(String account, long amount, String currency, String purpose, boolean approved) {
        moved += amount;
        return moved;
    }

    /** An action without arguments, so that nothing has to be looked at. */
    @GovernedAction("ping")
    public long ping() {
        return moved;
    }
}
