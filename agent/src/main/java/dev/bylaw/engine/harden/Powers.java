// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.harden;

import dev.bylaw.engine.harden.Finding.State;
import java.util.List;

/** One group of powers: how each is told from the facts. */
abstract class Powers {

    final JvmFacts facts;
    private final List<Finding> findings;

    Powers(JvmFacts facts, List<Finding> findings) {
        this.facts = facts;
        this.findings = findings;
    }

    /** Adds the findings of this group. */
    abstract void judge();

    /** A power that must be closed; {@code found} is empty when it is. */
    final void required(String power, String why, String found, String close) {
        add(power, found.isEmpty() ? State.CLOSED : State.OPEN, why, found, close);
    }

    /** A power that a strict start lets be. */
    final void advised(String power, String why, String found, String close) {
        add(power, found.isEmpty() ? State.CLOSED : State.ADVICE, why, found, close);
    }

    private void add(String power, State state, String why, String found, String close) {
        findings.add(new Finding(power, state, why, found, state == State.CLOSED ? "" : close));
    }

    static String all(List<String> texts) {
        return String.join(", ", texts);
    }
}
