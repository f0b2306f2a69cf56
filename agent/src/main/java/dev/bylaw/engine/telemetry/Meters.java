// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.telemetry;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;

/**
 * How many decisions there were and how long they took, by what is the same about them.
 *
 * <h2>Guarantees</h2>
 * Nothing that a caller or a model chooses makes a new meter but the names of actions, and there are at most {@value #MOST}
 * meters; what comes after that is counted under {@code other}.
 * <h2>Threads</h2>
 * Any.
 */
final class Meters {

    static final int MOST = 1000;

    /** What is the same about the decisions that one meter counts. */
    record Key(String decision, String mode, String action, List<String> policies) {}

    /**
     * Only grows. What counts is of the JDK's classes, because libraries of the application read it.
     *
     * @param both the two counts together; kept here because those libraries refer to it weakly
     */
    record Meter(Key key, LongAdder decisions, LongAdder nanos, List<Number> both) {
        Meter(Key key, LongAdder decisions, LongAdder nanos) {
            this(key, decisions, nanos, List.of(decisions, nanos));
        }
    }

    private final Map<Key, Meter> meters = new ConcurrentHashMap<>();
    private final List<Meter> inOrder = new CopyOnWriteArrayList<>();

    void count(Observed decision, long nanos) {
        Key key = new Key(decision.decision(), decision.mode(), decision.action(), decision.policies());
        Meter meter = meters.get(key);
        if (meter == null) {
            meter = add(key);
        }
        meter.decisions.increment();
        meter.nanos.add(nanos);
    }

    private synchronized Meter add(Key wanted) {
        Key key = inOrder.size() < MOST ? wanted : new Key(wanted.decision(), wanted.mode(), "other", List.of("other"));
        Meter known = meters.get(key);
        if (known == null) {
            known = new Meter(key, new LongAdder(), new LongAdder());
            inOrder.add(known);
            meters.put(key, known);
        }
        return known;
    }

    /** All of them, in the order in which they were made; grows at its end. */
    List<Meter> inOrder() {
        return inOrder;
    }
}
