// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.cli.log;

/** A form in which records are shown, one after the other. */
interface RecordView {

    /** Shows a decision with its outcome. */
    void decision(DecisionView decision);

    /** Shows a record of another kind; an execution comes here when its decision was shown before. */
    void other(LogRecord record);

    /** Shows what is still held back. */
    void end();
}
