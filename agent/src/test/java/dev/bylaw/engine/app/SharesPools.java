// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.app;

import dev.bylaw.annotations.Bylaw;
import dev.bylaw.annotations.GovernedAction;
import dev.bylaw.annotations.Principal;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Two users and nobody hand their calls to the same pools, all at the same time. Each call names who made it. Prints how many
 * calls of nobody were refused, and how many of the users ran.
 */
public final class SharesPools {

    private static final int THREADS = 8;
    private static final int BATCH = 50;
    private static final int MINUTES = 2;

    private static final Queue<CompletableFuture<Void>> FUTURES = new ConcurrentLinkedQueue<>();
    private static final AtomicInteger DONE = new AtomicInteger();
    private static final AtomicInteger REFUSED = new AtomicInteger();

    private SharesPools() {}

    /** What is governed. */
    @GovernedAction(value = "act", resource = "User::{who}")
    static void act(String who) {
        if (!who.isEmpty()) {
            DONE.incrementAndGet();
        }
    }

    private static void attempt(String who) {
        while (!isDecided(who)) {
            // More than a slow disk takes: nothing ran, nothing is recorded, and it is this call's turn once more.
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    private static boolean isDecided(String who) {
        try {
            act(who);
        } catch (SecurityException refused) {
            if (refused.getMessage().contains("could not be recorded")) {
                return false;
            }
            REFUSED.incrementAndGet();
        }
        return true;
    }

    /** Arguments: how many calls, and {@code virtual} for a virtual thread for each task. */
    public static void main(String[] arguments) throws Exception {
        int calls = Integer.parseInt(arguments[0]);
        boolean virtual = arguments.length > 1;
        ExecutorService pool = virtual
                ? (ExecutorService) Executors.class
                        .getMethod("newVirtualThreadPerTaskExecutor")
                        .invoke(null)
                : Executors.newFixedThreadPool(THREADS);
        ForkJoinPool fork = new ForkJoinPool(THREADS);
        ExecutorService users = Executors.newFixedThreadPool(THREADS);
        CountDownLatch ended = new CountDownLatch(calls);
        for (int i = 0; i < calls; i += BATCH) {
            String who = i / BATCH % 10 == 9 ? "" : i / BATCH % 2 == 0 ? "alice" : "bob";
            users.execute(() -> handOver(who, virtual ? pool : fork, pool, ended));
        }
        boolean all = ended.await(MINUTES, TimeUnit.MINUTES);
        System.out.println(all + " " + DONE + " " + REFUSED);
        System.exit(0);
    }

    private static void handOver(String who, Executor one, Executor other, CountDownLatch ended) {
        if (who.isEmpty()) {
            batch(who, one, other, ended);
        } else {
            Bylaw.as(Principal.of("User", who)).run(() -> batch(who, one, other, ended));
        }
    }

    private static void batch(String who, Executor one, Executor other, CountDownLatch ended) {
        Runnable task = () -> {
            attempt(who);
            ended.countDown();
        };
        for (int i = 0; i < BATCH; i++) {
            Executor executor = ThreadLocalRandom.current().nextBoolean() ? one : other;
            CompletableFuture<Void> begin = new CompletableFuture<>();
            CompletableFuture<Void> end = i % 2 == 0 ? begin.thenRunAsync(task, executor) : begin;
            executor.execute(i % 2 == 0 ? () -> begin.complete(null) : task);
            FUTURES.add(end);
        }
    }
}
