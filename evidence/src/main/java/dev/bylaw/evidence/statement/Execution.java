// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.statement;

/**
 * What became of a decision: predicate {@code execution/v0.1}.
 *
 * @param decision the decision, as the log returned it
 * @param outcome what became of it
 * @param startedMicros when the body was entered; 0 when it is not known
 * @param finishedMicros when it returned or threw; 0 when it is not known
 * @param error the class of what it threw; absent when it threw nothing
 * @param timeMicros when this was stated
 */
public record Execution(
        RecordRef decision, Outcome outcome, long startedMicros, long finishedMicros, String error, long timeMicros)
        implements Statement {

    /** What may become of a decision. */
    public enum Outcome {
        /** The body returned. */
        COMPLETED("completed"),
        /** The body threw. */
        FAILED("failed"),
        /** The body never ran. */
        BLOCKED("blocked"),
        /** Nobody knows: the process ended in between. */
        UNKNOWN("unknown"),
        /** The body was given up. */
        TIMED_OUT("timedOut");

        private final String text;

        Outcome(String text) {
            this.text = text;
        }

        /** As it stands in the record. */
        public String text() {
            return text;
        }
    }

    /** An outcome that is stated as soon as the body has ended. */
    public static Execution ended(
            RecordRef decision, Outcome outcome, long startedMicros, long finishedMicros, String error) {
        return new Execution(decision, outcome, startedMicros, finishedMicros, error, finishedMicros);
    }
}
