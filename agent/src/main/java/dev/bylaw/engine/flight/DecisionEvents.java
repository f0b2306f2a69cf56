// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.flight;

/**
 * Decisions on their way to the flight recorder, once there is one.
 *
 * <h2>Guarantees</h2>
 * Nothing of this changes a decision: no method throws. As long as nobody records, a decision costs one read of a field.
 *
 * <h2>Not guaranteed</h2>
 * That every decision becomes an event: the first ones after the recorder appears do not, and a recording may drop what it
 * has no room for.
 *
 * <h2>Threads</h2>
 * Any; {@link #prepare} is for a thread that may wait.
 */
public final class DecisionEvents {

    private volatile boolean present;
    /** Events can be made. Set once, by {@link #prepare}. */
    private volatile boolean ready;

    /** What is known of a decision, for those who must not touch {@code jdk.jfr}. Absent is {@code null}. */
    public record Decided(
            String decision,
            String mode,
            String principal,
            String action,
            String resource,
            String site,
            String policies,
            String code) {}

    /** The recorder of this JVM is being loaded. Any thread, also one that holds locks of the JDK. */
    public void recorderAppeared() {
        present = true;
    }

    /** Makes events possible, if the recorder has appeared; the first time, it takes a while. */
    public void prepare() {
        if (!present || ready) {
            return;
        }
        try {
            begun();
            ready = true;
        } catch (RuntimeException | Error notToBeHad) {
            // Not the JDK's, or without memory. Nobody was promised an event; it is not tried for ever.
            present = false;
        }
    }

    /** A decision begins. Returns what {@link #isRecorded} and {@link #end} need; {@code null} when nothing is recorded. */
    public Object begin() {
        if (!ready) {
            return null;
        }
        try {
            return begun();
        } catch (RuntimeException | Error notMade) {
            return null;
        }
    }

    private static DecisionEvent begun() {
        DecisionEvent event = new DecisionEvent();
        event.begin();
        return event;
    }

    /** Whether anybody records the decision that began here, so that it is worth describing. */
    public boolean isRecorded(Object begun) {
        try {
            return begun instanceof DecisionEvent event && event.shouldCommit();
        } catch (RuntimeException | Error notAsked) {
            return false;
        }
    }

    /** The decision that began here is made and recorded. */
    public void end(Object begun, Decided decided) {
        try {
            DecisionEvent event = (DecisionEvent) begun;
            event.decision = decided.decision();
            event.mode = decided.mode();
            event.principal = decided.principal();
            event.action = decided.action();
            event.resource = decided.resource();
            event.site = decided.site();
            event.policies = decided.policies();
            event.code = decided.code();
            event.commit();
        } catch (RuntimeException | Error notWritten) {
            // The decision stands, and its record does.
            return;
        }
    }
}
