// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.witness;

/** Hears when a witness stops signing and when it signs again. Called on the log's publishing thread; must return at once. */
public interface WitnessListener {

    /**
     * The first failure since the witness last signed.
     *
     * @param name the name of its key
     * @param problem what went wrong
     */
    void failing(String name, String problem);

    /** The witness signs again after a failure. */
    void signing(String name);

    /** Nobody listens. */
    WitnessListener NOBODY = new WitnessListener() {
        @Override
        public void failing(String name, String problem) {
            // nobody wants to know
        }

        @Override
        public void signing(String name) {
            // nobody wants to know
        }
    };
}
