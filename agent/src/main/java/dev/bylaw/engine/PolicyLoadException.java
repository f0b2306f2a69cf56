// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

/** Policies or entities cannot be used. The message is for the operator and says where and why. */
final class PolicyLoadException extends Exception {

    private static final long serialVersionUID = 1L;

    PolicyLoadException(String message) {
        super(message);
    }
}
