// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.storage;

import java.io.IOException;

/** Somebody else holds the lock. */
public final class LockedException extends IOException {

    private static final long serialVersionUID = 1L;

    /** Of a lock that is there. */
    public LockedException(String where) {
        super("already locked: " + where);
    }
}
