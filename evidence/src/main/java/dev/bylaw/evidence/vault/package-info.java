// SPDX-License-Identifier: Apache-2.0
/**
 * Keeps the disclosures that open the salted digests in records, apart from the log, so that they can be erased: the log
 * stays whole and says nothing any more.
 *
 * <p>Runs in: the agent's loader, one thread of its own, and in the command. Depends on {@code storage} and {@code json};
 * entered by the engine and the command.
 *
 * <h2>Format</h2>
 * {@code vault/keys/<hash>.key} is the AES-256 key of one data subject, {@code <hash>} being 32 hexadecimal digits of the
 * SHA-256 of the subject's name; deleting the file erases the subject. {@code vault/<number>.box} is a sequence of entries:
 * u32 length of what follows, the 16 bytes of the hash, 12 bytes of nonce, and the AES-GCM encryption, with the hash as
 * additional data, of {@code {"decision":…,"disclosures":[…]}}.
 */
package dev.bylaw.evidence.vault;
