// SPDX-License-Identifier: Apache-2.0
/**
 * Finds records without reading them all: "who did what to this customer last week, and under which policy". The index is
 * rebuilt from the log whenever it is missing or damaged, and is never evidence: what it finds is read from the log.
 *
 * <p>Runs in: the agent's loader, on the log's publishing thread, and in the command. Depends on {@code json}, {@code tiles},
 * {@code storage}; entered by {@code log} and the command.
 *
 * <h2>Format</h2>
 * {@code index/<number of the block, 8 digits>.idx} covers 4,096 records: the number of this format (u32), the Merkle root of
 * the block's records, which tells an index of another log, the earliest and the latest time in it as microseconds (two u64),
 * then, sorted, one entry of ten bytes for each term of each record: the first 64 bits of the SHA-256 of the term, and the
 * record's position in the block (u16); last the CRC-32C of all that (u32). Terms are {@code a=} action, {@code p=} each
 * principal of the chain and {@code r=} resource, both as written and by id alone, {@code d=} decision, {@code s=} session,
 * {@code y=} determining policy, {@code i=} decision id, which decisions and outcomes share.
 */
package dev.bylaw.evidence.index;
