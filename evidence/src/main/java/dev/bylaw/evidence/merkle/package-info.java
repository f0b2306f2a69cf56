// SPDX-License-Identifier: Apache-2.0
/**
 * The Merkle tree of RFC 9162, section 2.1 (the same as in RFC 6962): hashes, roots, proofs and their verification.
 *
 * <p>Runs in: the agent's loader, on the log's threads, and in the command. Depends on nothing; entered by every room that
 * makes or checks a proof. Pure.
 */
package dev.bylaw.evidence.merkle;
