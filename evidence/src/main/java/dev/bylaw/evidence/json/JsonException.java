// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.json;

/** Text that is not JSON as RFC 8259 has it. The message names the position. */
public final class JsonException extends Exception {

    private static final long serialVersionUID = 1L;

    JsonException(String message) {
        super(message);
    }
}
