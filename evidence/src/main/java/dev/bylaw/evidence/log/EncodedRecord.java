// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.log;

import dev.bylaw.evidence.statement.RecordRef;

/**
 * A record that its caller has encoded, but for its number, which it does not have yet.
 *
 * @param bytes the record without its number
 * @param hole where the number goes
 * @param ref id and subject of a decision to which an outcome may follow; {@code null} of any other record
 * @param timeMicros when that was decided
 */
@SuppressWarnings("ArrayRecordComponent") // handed from one thread to another, compared nowhere
record EncodedRecord(byte[] bytes, int hole, RecordRef ref, long timeMicros) {

    /** The record with its number. */
    byte[] numbered(long number) {
        String digits = Long.toString(number);
        byte[] record = new byte[bytes.length + digits.length()];
        System.arraycopy(bytes, 0, record, 0, hole);
        for (int i = 0; i < digits.length(); i++) {
            record[hole + i] = (byte) digits.charAt(i);
        }
        System.arraycopy(bytes, hole, record, hole + digits.length(), bytes.length - hole);
        return record;
    }
}
