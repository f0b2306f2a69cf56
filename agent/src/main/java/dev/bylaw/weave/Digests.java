// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

/** Computes {@link Engine#sha256}. */
interface Digests {

    /** SHA-256, in lower-case hexadecimal. */
    String of(byte[] bytes);
}
