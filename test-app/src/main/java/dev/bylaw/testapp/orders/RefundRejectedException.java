// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.testapp.orders;

/** The shop's own rules do not allow this refund. It says nothing about who asked. */
public final class RefundRejectedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RefundRejectedException(String message) {
        super(message);
    }
}
