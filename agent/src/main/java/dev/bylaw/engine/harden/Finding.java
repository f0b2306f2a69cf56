// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.harden;

/**
 * One power of the JVM.
 *
 * @param power its name, stable over versions
 * @param state whether it is open
 * @param why what code can do with it while it is open; one clause
 * @param found what makes it open in this JVM; empty when it is closed
 * @param close the flag or step that closes it on this JDK; empty when it is closed
 */
public record Finding(String power, State state, String why, String found, String close) {

    /** Whether a power can be used. */
    public enum State {
        /** It cannot be used. */
        CLOSED("closed"),
        /** It can, and {@code hardening: strict} refuses to start. */
        OPEN("open"),
        /** It can, and no flag of this JDK closes it, or closing it is a matter of taste. */
        ADVICE("advice");

        private final String text;

        State(String text) {
            this.text = text;
        }

        /** As it is printed. */
        public String text() {
            return text;
        }
    }

    /** {@code attach is open (…): why. Close it with …}. */
    public String display() {
        return power + " is " + (state == State.CLOSED ? "closed" : "open")
                + (found.isEmpty() ? "" : " (" + found + ")") + ": " + why + "."
                + (state == State.CLOSED ? "" : " Close it: " + close);
    }
}
