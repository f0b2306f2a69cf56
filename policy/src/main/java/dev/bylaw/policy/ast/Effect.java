// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.ast;

/** What a satisfied policy does. A forbid overrides every permit. */
public enum Effect {
    PERMIT("permit"),
    FORBID("forbid");

    private final String keyword;

    Effect(String keyword) {
        this.keyword = keyword;
    }

    /** The word as policies write it. */
    public String keyword() {
        return keyword;
    }
}
