// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.statement;

/**
 * A log at one size.
 *
 * @param origin the log's name
 * @param size how many records
 * @param root the Merkle root over them
 */
@SuppressWarnings("ArrayRecordComponent") // written into a record, never compared
public record LogHead(String origin, long size, byte[] root) {}
