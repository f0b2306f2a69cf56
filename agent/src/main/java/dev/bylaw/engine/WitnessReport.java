// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import dev.bylaw.evidence.witness.WitnessListener;

/** Says once of each witness that it does not sign, and once that it does again. */
record WitnessReport(Console console) implements WitnessListener {

    @Override
    public void failing(String name, String problem) {
        console.once(
                "failing " + name,
                "audit.witnesses: " + name + " does not cosign: it " + problem
                        + ". Calls that ask for witnessed records are refused while too few sign.");
    }

    @Override
    public void signing(String name) {
        console.once("signing " + name, "audit.witnesses: " + name + " cosigns again.");
    }
}
