// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.ast;

/** A place in a template's head that a link fills. */
public enum Slot {
    PRINCIPAL("?principal"),
    RESOURCE("?resource");

    private final String text;

    Slot(String text) {
        this.text = text;
    }

    /** The slot as templates write it. */
    public String text() {
        return text;
    }
}
