// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.json;

/**
 * Bytes are not JSON as the log writes it. Without a trace, because a log of another maker is full of them.
 */
public final class UnexpectedJson extends Exception {

    private static final long serialVersionUID = 1L;

    UnexpectedJson() {
        super(null, null, false, false);
    }
}
