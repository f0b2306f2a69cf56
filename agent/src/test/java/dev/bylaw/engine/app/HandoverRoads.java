// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/** Ways to have a task run by somebody else. */
public abstract class HandoverRoads {

    private final Map<String, Road> roads = new LinkedHashMap<>();
    private final List<Future<?>> submitted = new ArrayList<>();

    /** One of them. */
    @FunctionalInterface
    public interface Road {
        /** Hands the task over. */
        void go(Errand task) throws Exception;
    }

    /** One that gives a future for it. */
    @FunctionalInterface
    public interface Submitting {
        /** Hands the task over. */
        Future<?> go(Errand task) throws Exception;
    }

    /** The task. It has no state but the count of its runs. */
    public static final class Errand implements Runnable, Callable<String> {
        final Semaphore done = new Semaphore(0);
        private final Runnable body;

        Errand(Runnable body) {
            this.body = body;
        }

        @Override
        public void run() {
            try {
                body.run();
            } catch (SecurityException refused) {
                // The log says so.
            } finally {
                done.release();
            }
        }

        @Override
        public String call() {
            run();
            return "done";
        }
    }

    /** Adds one. */
    protected final void road(String name, Road road) {
        roads.put(name, road);
    }

    /** Adds one that gives a future. */
    protected final void submits(String name, Submitting road) {
        roads.put(name, task -> submitted.add(road.go(task)));
    }

    final Map<String, Road> roads() {
        return roads;
    }

    /** Ends what the roads need. */
    protected void close() {}
}
