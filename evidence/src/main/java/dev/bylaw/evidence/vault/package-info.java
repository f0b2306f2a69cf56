// SPDX-License-Identifier: Apache-2.0
/**
 * Keeps the disclosures that open the salted digests in records, apart from the log, so that they can be erased: the log
 * stays whole and says nothing any more.
 *
 * <p>Runs in: the agent's loader, one thread of its own, and in the command. Depends on {@code storage} and {@code json};
 * entered by the engine, {@code custody} and the command.
 *
 * <h2>Format</h2>
 * All numbers are big-endian; a checksum is CRC-32C.
 * <pre>
 *   vault/&lt;run, 8 digits&gt;.box            entries, one after the other
 *       u32 length of the body
 *       u32 checksum of length and body
 *       body: 16 bytes, SHA-256 of the subject's name, cut
 *             16 bytes, SHA-256 of the decision's id, cut
 *             12 bytes of nonce
 *             AES-256-GCM of {"decision":…,"disclosures":[…]}, the two hashes being additional data
 *   vault/keys/&lt;run, 8 digits&gt;.slots     for the entry of each place in the box: 32 bytes of key, u32 checksum
 *   vault/keys/&lt;subject's hash&gt;.key      32 bytes of key, u32 checksum
 * </pre>
 * An entry's key is HMAC-SHA-256 of its slot under its subject's key. So either can be destroyed: a slot is overwritten with
 * zeros to erase one record, a subject's key is deleted to erase everything about the subject, in all runs. The boxes may be
 * copied and archived; what must be destroyed is in {@code vault/keys} alone, which therefore belongs in no backup that is
 * kept longer than the values may be.
 */
package dev.bylaw.evidence.vault;
