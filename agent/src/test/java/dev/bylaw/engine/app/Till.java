// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.app;

import dev.bylaw.annotations.GovernedAction;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What is governed in the applications: each road pays into its own drawer, so that effects can be counted by road. */
public class Till {

    static final Map<String, Integer> DRAWERS = new ConcurrentHashMap<>();

    /** An implementation that says nothing of governance itself. */
    public interface Payment {
        @GovernedAction(value = "pay", resource = "Road::{road}")
        void pay(String road, long amount);
    }

    static void effect(String road) {
        DRAWERS.merge(road, 1, Integer::sum);
    }

    @GovernedAction(value = "pay", resource = "Road::{road}")
    public void pay(String road, long amount) {
        effect(road);
    }

    @GovernedAction(value = "pay", resource = "Road::{road}")
    static void payStatic(String road, long amount) {
        effect(road);
    }

    @GovernedAction(value = "pay", resource = "Road::{road}")
    @SuppressWarnings("unused") // policies read the amount, the body does not
    private void payPrivate(String road, long amount) {
        effect(road);
    }

    void payThroughPrivate(String road, long amount) {
        payPrivate(road, amount);
    }

    /** Paid for by making it. */
    static final class Receipt {
        @GovernedAction(value = "pay", resource = "Road::{road}")
        Receipt(String road, long amount) {
            effect(road);
        }
    }

    /** Overrides without a word. */
    static class Discount extends Till {
        @Override
        public void pay(String road, long amount) {
            effect(road);
        }
    }

    /** Pays through its parent. */
    static class Polite extends Till {
        void payPolitely(String road, long amount) {
            super.pay(road, amount);
        }
    }

    /** Implements the governed interface. */
    static final class Cash implements Payment {
        @Override
        public void pay(String road, long amount) {
            effect(road);
        }
    }
}
