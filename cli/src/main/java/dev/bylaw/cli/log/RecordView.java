// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.cli.log;

/** A form in which records are shown, one after the other. */
interface RecordView {

    /** Shows a decision with its outcome. */
    void decision(DecisionView decision);

    /** Shows a record of another kind; executions are shown by their decision. */
    void other(LogRecord record);

    /** Shows what is still held back. */
    void end();
}
