// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.app;

import dev.bylaw.annotations.Bylaw;
import dev.bylaw.annotations.GovernedAction;
import dev.bylaw.annotations.Principal;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** What applications do with pools and see of tasks, all of it as alice. Prints {@code name answer} lines; calls are in the log. */
public final class PoolManners {

    private static final Till TILL = new Till();

    private PoolManners() {}

    /** A pool of one thread, which is busy until told otherwise. */
    private static final class Pool extends ThreadPoolExecutor {
        final List<Runnable> before = new ArrayList<>();
        final List<Runnable> after = new ArrayList<>();
        private final CountDownLatch free = new CountDownLatch(1);

        Pool(BlockingQueue<Runnable> queue, RejectedExecutionHandler handler) {
            super(1, 1, 0, TimeUnit.SECONDS, queue, handler);
            execute(() -> JdkRoads.await(free));
        }

        void free() throws InterruptedException {
            free.countDown();
            shutdown();
            if (!awaitTermination(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("the pool does not end");
            }
        }

        @Override
        protected void beforeExecute(Thread thread, Runnable task) {
            before.add(task);
        }

        @Override
        protected void afterExecute(Runnable task, Throwable thrown) {
            after.add(task);
        }
    }

    private record Ranked(String name, int rank) implements Runnable {
        @Override
        public void run() {
            pay(name);
        }
    }

    private static void pay(String road) {
        try {
            TILL.pay(road, 1);
        } catch (SecurityException refused) {
            // The log says so.
        }
    }

    /** Governed, with whatever is to be done inside. */
    @GovernedAction(value = "hold", resource = "Road::{road}")
    static void hold(String road, Runnable body) {
        body.run();
    }

    private static void as(String who, Runnable body) {
        Bylaw.as(Principal.of("User", who)).run(body);
    }

    private static void say(String name, Object answer) {
        System.out.println(name + " " + answer);
    }

    /** Goes through all. */
    public static void main(String[] arguments) throws Exception {
        Bylaw.as(Principal.of("User", "alice")).call(() -> {
            hooks();
            queue();
            stolen();
            comparator();
            others();
            delegated();
            return null;
        });
        outlived();
        within();
        helped();
        System.exit(0);
    }

    private static void hooks() throws Exception {
        Runnable task = () -> pay("hooks");
        Pool pool = new Pool(new LinkedBlockingQueue<>(), new ThreadPoolExecutor.AbortPolicy());
        pool.execute(task);
        Future<?> submitted = pool.submit(task);
        pool.free();
        say("before", pool.before.get(1) == task && pool.before.get(2) == submitted);
        say("after", pool.after.get(1) == task && pool.after.get(2) == submitted);
        String[] thrown = new String[1];
        try {
            pool.execute(task);
        } catch (RejectedExecutionException rejected) {
            thrown[0] = rejected.getMessage();
        }
        say("rejected", thrown[0].startsWith("Task " + task + " rejected"));
        List<Runnable> seen = new ArrayList<>();
        Pool bounded = new Pool(new LinkedBlockingQueue<>(1), (rejected, of) -> seen.add(rejected));
        bounded.execute(() -> {});
        bounded.execute(task);
        say("handler", seen.get(0) == task);
        bounded.free();
    }

    private static void queue() throws Exception {
        Pool pool = new Pool(new LinkedBlockingQueue<>(), new ThreadPoolExecutor.AbortPolicy());
        Runnable task = () -> pay("removed");
        pool.execute(task);
        say("removed", pool.remove(task) && pool.getQueue().isEmpty());
        say("removed-again", pool.remove(task));
        pool.submit(task).cancel(false);
        pool.purge();
        say("purged", pool.getQueue().isEmpty());
        pool.execute(task);
        Future<?> submitted = pool.submit(task);
        List<Runnable> never = pool.shutdownNow();
        say("never-begun", never.get(0) == task && never.get(1) == submitted);
        never.get(0).run();
        pool.free();
    }

    private static void stolen() throws Exception {
        Pool pool = new Pool(new LinkedBlockingQueue<>(), new ThreadPoolExecutor.AbortPolicy());
        pool.execute(() -> pay("stolen"));
        Runnable stolen = pool.getQueue().take();
        Thread thief = new Thread(() -> as("bob", () -> {
            stolen.run();
            stolen.run();
        }));
        thief.start();
        thief.join();
        stolen.run();
        say("authority-shown", shown(stolen));
        pool.free();
    }

    private static List<String> shown(Object standIn) {
        List<String> fields = new ArrayList<>();
        for (Class<?> type = standIn.getClass(); type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                try {
                    field.setAccessible(true);
                    fields.add(field.getName());
                } catch (InaccessibleObjectException closed) {
                    // As it should be.
                }
            }
        }
        return fields;
    }

    private static void comparator() throws Exception {
        Comparator<Runnable> byRank = Comparator.comparingInt(task -> ((Ranked) task).rank());
        Pool pool = new Pool(new PriorityBlockingQueue<>(4, byRank), new ThreadPoolExecutor.AbortPolicy());
        pool.execute(new Ranked("ranked", 2));
        pool.execute(new Ranked("ranked", 1));
        pool.free();
        say("ranked", ((Ranked) pool.before.get(1)).rank());
    }

    /** Roads on which nothing is taken along. */
    private static void others() throws Exception {
        Thread thread = new Thread(() -> pay("thread"));
        thread.start();
        thread.join();
        CountDownLatch fired = new CountDownLatch(1);
        Timer timer = new Timer(true);
        timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        pay("timer");
                        fired.countDown();
                    }
                },
                0);
        fired.await();
        timer.cancel();
    }

    /** A task hands work on, narrowed, to a pool whose thread runs another task of its own meanwhile. */
    private static void delegated() throws Exception {
        Pool pool = new Pool(new LinkedBlockingQueue<>(), new ThreadPoolExecutor.AbortPolicy());
        Future<?> outer = pool.submit(() -> {
            Bylaw.delegate(Principal.of("Agent", "clerk"))
                    .run(() ->
                            CompletableFuture.runAsync(() -> pay("delegated")).join());
            pay("after-delegated");
        });
        pool.free();
        outer.get();
    }

    private static void outlived() throws Exception {
        Pool pool = new Pool(new LinkedBlockingQueue<>(), new ThreadPoolExecutor.AbortPolicy());
        Bylaw.as(Principal.of("User", "alice")).call(() -> {
            ForkJoinPool.commonPool().submit(() -> pay("in-time")).get();
            pool.execute(() -> {
                pay("late");
                CompletableFuture.runAsync(() -> pay("late")).join();
            });
            return null;
        });
        pool.free();
    }

    private static void within() throws Exception {
        Pool pool = new Pool(new LinkedBlockingQueue<>(), new ThreadPoolExecutor.AbortPolicy());
        as("alice", () -> {
            hold("held", () -> {
                CompletableFuture.runAsync(() -> pay("inside")).join();
                pool.execute(() -> {
                    pay("inside");
                    pay("late");
                });
            });
            pay("inside");
            try {
                pool.free();
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        });
    }

    /** A thread that works for alice waits for a pool whose one thread is busy, and helps it with what nobody handed over. */
    private static void helped() throws Exception {
        ForkJoinPool fork = new ForkJoinPool(1);
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        fork.execute(() -> {
            busy.countDown();
            JdkRoads.await(end);
        });
        busy.await();
        CompletableFuture<Thread> helper = CompletableFuture.supplyAsync(
                () -> {
                    pay("helped");
                    end.countDown();
                    return Thread.currentThread();
                },
                fork);
        as("alice", () -> say("quiet", fork.awaitQuiescence(1, TimeUnit.MINUTES)));
        say("helped", helper.join() == Thread.currentThread());
    }
}
