// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.statement;

import dev.bylaw.evidence.crypto.Sha256;

/**
 * A reference to a decision, packed into an array with others: what a {@link RecordRef} says, without an object of its own.
 *
 * <pre>
 *   26 bytes  the decision's id, a ULID in ASCII
 *   32 bytes  the leaf hash of its record
 *   32 bytes  the digest of its subject
 * </pre>
 */
public final class PackedRef {

    /** How many bytes it takes. */
    public static final int LENGTH = RecordIds.CHARACTERS + 2 * Sha256.LENGTH;

    static final int ID = 0;
    static final int LEAF = ID + RecordIds.CHARACTERS;
    static final int SUBJECT = LEAF + Sha256.LENGTH;

    private PackedRef() {}
}
