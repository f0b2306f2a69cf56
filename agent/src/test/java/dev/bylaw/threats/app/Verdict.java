// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.threats.app;

/** What a test of a threat shows, when it passes. */
public enum Verdict {
    /** No effect, a refusal for each try, and a record of each. */
    STOPPED("stopped"),
    /** The service does not start, and says why. */
    REFUSED_AT_START("refused at start"),
    /** It can be done, and the log, the report or a verifier shows that it was. */
    EVIDENT("evident"),
    /** It can be done, and the documentation says so. */
    DOCUMENTED("documented"),
    /** A part of the defence does not exist yet; the test holds what is there instead. */
    NOT_BUILT("not built");

    private final String text;

    Verdict(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
