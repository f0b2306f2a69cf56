// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.statement;

/** What an append waits for. Each level includes the ones before it. */
public enum Durability {
    /** A place in the queue. The death of the process loses what was not yet written, at most one group. */
    ASYNC("async"),
    /** The disk: the record survives the death of the process and of the machine. */
    DURABLE("durable"),
    /** A checkpoint that covers the record, cosigned by a quorum of witnesses. */
    WITNESSED("witnessed");

    private final String text;

    Durability(String text) {
        this.text = text;
    }

    /** The level as configuration, policies and records write it. */
    public String text() {
        return text;
    }
}
