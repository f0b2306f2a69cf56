// SPDX-License-Identifier: Apache-2.0
/**
 * The write-ahead log: where a record becomes durable, before anything is published.
 *
 * <p>Runs in: the agent's loader, on the log's own threads, and in the command. Depends on {@code storage}; entered by
 * {@code log} alone.
 *
 * <h2>Format</h2>
 * {@code wal/<index of the first record, 12 digits>.wal} is a sequence of frames, big-endian:
 * <pre>
 *   u32 length of the record, 1 … 65,535
 *   u32 CRC-32C of all that follows in the frame, and of the length
 *   u64 index of the record in the log
 *   u32 how many frames of the same group stand before this one
 *   the record
 * </pre>
 * A group is what one sync covers, and the next group is written only when that sync has returned. So a bad frame of which
 * the followers are of its own group is a write that the machine did not finish; a bad frame before a frame of a later group
 * was once durable, and is damage. Zeros after the last frame are room allocated ahead.
 */
package dev.bylaw.evidence.wal;
