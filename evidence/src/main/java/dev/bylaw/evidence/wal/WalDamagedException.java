// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.wal;

import java.io.IOException;

/** Something that once was durable is no longer there, or no longer the same. Nothing may be signed over it. */
public final class WalDamagedException extends IOException {

    private static final long serialVersionUID = 1L;

    WalDamagedException(String message) {
        super(message);
    }
}
