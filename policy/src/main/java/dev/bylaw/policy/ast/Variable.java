// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.ast;

/** The four parts of a request, as expressions name them. */
public enum Variable {
    PRINCIPAL("principal"),
    ACTION("action"),
    RESOURCE("resource"),
    CONTEXT("context");

    private final String keyword;

    Variable(String keyword) {
        this.keyword = keyword;
    }

    /** The word as policies write it. */
    public String keyword() {
        return keyword;
    }
}
