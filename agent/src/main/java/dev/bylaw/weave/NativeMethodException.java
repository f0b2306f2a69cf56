// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

/** A governed method is native, and its class is refused for it. */
final class NativeMethodException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String method;

    NativeMethodException(String method, String reason) {
        super(reason, null, false, false);
        this.method = method;
    }

    String method() {
        return method;
    }
}
