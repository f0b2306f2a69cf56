// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.statement;

/**
 * Names a record from another one.
 *
 * @param id the decision's id; absent for records that have none
 * @param leaf the Merkle leaf hash of the record (RFC 9162: SHA-256 of a zero byte and the record), by which the log and
 *     every receipt know it
 * @param subject the SHA-256 that the record's subject carries, shared by all records about one request
 */
@SuppressWarnings("ArrayRecordComponent") // three fields on a hot path; nobody compares or prints it
public record RecordRef(String id, byte[] leaf, byte[] subject) {}
