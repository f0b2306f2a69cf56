// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.app;

import dev.bylaw.annotations.GovernedAction;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Governed bodies that end in every way, and count themselves. */
public class Soaked {

    private static final int NESTED = 20;
    private static final int TOO_MUCH = 1 << 30;

    static final Map<String, LongAdder> COUNTS = new ConcurrentHashMap<>();

    /** Keeps what would otherwise not be allocated at all. */
    static volatile Object kept;

    public static void count(String kind, String what) {
        COUNTS.computeIfAbsent(kind + ' ' + what, key -> new LongAdder()).increment();
    }

    /** Does nothing else. */
    @GovernedAction(value = "pay", resource = "Road::{road}")
    @SuppressWarnings("unused") // policies read the amount, the body does not
    public void pay(String road, long amount) {
        count(road, "effects");
    }

    /** Fails. */
    @GovernedAction(value = "pay", resource = "Road::{road}")
    @SuppressWarnings("unused") // as above
    void fail(String road, long amount) {
        count(road, "effects");
        throw new IllegalStateException("as it should");
    }

    /** Needs more memory than there is. */
    @GovernedAction(value = "pay", resource = "Road::{road}")
    @SuppressWarnings("unused") // as above
    void hoard(String road, long amount) {
        count(road, "effects");
        kept = new byte[TOO_MUCH];
    }

    /** Needs more stack than there is. */
    @GovernedAction(value = "pay", resource = "Road::{road}")
    @SuppressWarnings("unused") // as above
    void sink(String road, long amount) {
        count(road, "effects");
        deeper(0);
    }

    private static long deeper(long depth) {
        return depth == Long.MAX_VALUE ? 0 : 1 + deeper(depth + 1);
    }

    /** Pays in a governed call in a governed call, and so on. */
    @GovernedAction(value = "pay", resource = "Road::{road}")
    void nest(String road, long amount) {
        count(road, "effects");
        if (amount < NESTED) {
            nest(road, amount + 1);
        }
    }
}
