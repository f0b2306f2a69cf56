// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.statement;

/**
 * How much of hostile input enters a record.
 *
 * @param text the longest text, in UTF-16 units
 * @param items the longest list; the rest is counted in one last item
 * @param value the longest disclosed value, in bytes of JSON
 */
record TextLimits(int text, int items, int value) {

    /** What ordinary records never reach. */
    static final TextLimits NORMAL = new TextLimits(4096, 256, 8192);

    /** Chosen so that a record in which every text is at the limit and needs the longest escapes still fits. */
    static final TextLimits TIGHT = new TextLimits(64, 12, 256);
}
