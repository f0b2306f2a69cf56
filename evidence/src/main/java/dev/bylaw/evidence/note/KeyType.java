// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.note;

/** What a key signs, and how its signature says so (c2sp.org/signed-note, signature types). */
public enum KeyType {
    /** The note, with Ed25519. */
    NOTE(1),
    /** The note and a time, with Ed25519: a witness's cosignature. */
    COSIGNATURE(4);

    private final int code;

    KeyType(int code) {
        this.code = code;
    }

    /** The byte that stands for the type before a key. */
    int code() {
        return code;
    }
}
