// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.statement;

/**
 * What the log found and did when it was opened after an unclean end: predicate {@code recovery/v0.1}. The log writes it
 * itself.
 *
 * @param log the head from which it went on
 * @param event {@code torn-tail}, {@code gap} or {@code successor}
 * @param file the file concerned; may be absent
 * @param lostBytes how many bytes of an unfinished, unacknowledged write were cut off
 * @param inDoubt how many decisions had no outcome and got {@code unknown}
 * @param detail one sentence for a person
 * @param timeMicros when it was stated
 */
public record Recovery(
        LogHead log, String event, String file, long lostBytes, long inDoubt, String detail, long timeMicros)
        implements Statement {}
