// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy;

/** The answer to a request. */
public enum Decision {
    ALLOW("allow"),
    DENY("deny");

    private final String word;

    Decision(String word) {
        this.word = word;
    }

    /** The decision as logs and commands print it. */
    public String word() {
        return word;
    }
}
