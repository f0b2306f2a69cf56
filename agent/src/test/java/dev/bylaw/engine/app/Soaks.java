// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.app;

import dev.bylaw.annotations.Bylaw;
import dev.bylaw.annotations.Principal;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Eight threads that make governed calls which end in every way, while policies are loaded anew each second and threads are
 * interrupted. Prints {@code count KIND WHAT NUMBER} for what happened, seen from outside of the enforcer, and {@code sample
 * HEAP METASPACE} in bytes, after collections, from time to time.
 */
public final class Soaks {

    private static final int THREADS = 8;
    private static final int SAMPLES = 30;
    private static final int AT_THE_EDGE = 60;
    private static final long ALLOWED = 10;
    private static final long DENIED = 9_000;
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(25);

    private final Path policies;
    private final long end;
    private final List<Thread> workers = new ArrayList<>();
    private final List<Throwable> unexpected = new ArrayList<>();

    private Soaks(Path policies, long seconds) {
        this.policies = policies;
        this.end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    }

    /** The file of the policies, and how many seconds to go on. */
    public static void main(String[] arguments) throws Exception {
        long seconds = Long.parseLong(arguments[1]);
        new Soaks(Path.of(arguments[0]), seconds).run(seconds);
    }

    private boolean isOver() {
        return System.nanoTime() - end > 0;
    }

    private void run(long seconds) throws Exception {
        for (int i = 0; i < THREADS; i++) {
            Thread worker = new Thread(this::work, "worker-" + i);
            workers.add(worker);
            worker.start();
        }
        Thread reloads = new Thread(this::reload, "reloads");
        reloads.start();
        Thread interrupts = new Thread(this::interrupt, "interrupts");
        interrupts.start();
        for (int i = 0; i < SAMPLES; i++) {
            Thread.sleep(TimeUnit.SECONDS.toMillis(seconds) / SAMPLES);
            sample();
        }
        for (Thread worker : workers) {
            worker.join();
        }
        reloads.join();
        interrupts.join();
        Map<String, Object> sorted = new TreeMap<>(Soaked.COUNTS);
        sorted.forEach((what, number) -> System.out.println("count " + what + ' ' + number));
        for (Throwable each : unexpected) {
            System.out.println("unexpected " + each);
        }
    }

    private static void sample() {
        System.gc();
        long metaspace = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (pool.getName().equals("Metaspace")) {
                metaspace = pool.getUsage().getUsed();
            }
        }
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        System.out.println("sample " + heap + ' ' + metaspace);
    }

    private void work() {
        try {
            Bylaw.as(Principal.of("Agent", "payer")).call(() -> {
                for (int turn = 0; !isOver(); turn++) {
                    turn(turn);
                    LockSupport.parkNanos(PAUSE);
                }
                return null;
            });
        } catch (Throwable failed) {
            synchronized (unexpected) {
                unexpected.add(failed);
            }
        }
    }

    private static void turn(int turn) throws Exception {
        Soaked soaked = new Soaked();
        attempt("plain", () -> soaked.pay("plain", ALLOWED));
        attempt("denied", () -> soaked.pay("denied", DENIED));
        attempt("failing", () -> soaked.fail("failing", ALLOWED));
        attempt("careful", () -> soaked.pay("careful", ALLOWED));
        attempt("memory", () -> soaked.hoard("memory", ALLOWED));
        if (turn % 8 == 0) {
            attempt("stack", () -> soaked.sink("stack", ALLOWED));
            soaked.nest("nested", 0);
            edge(soaked);
            unloaded();
        }
    }

    private interface Call {
        void make() throws Exception;
    }

    private static void attempt(String kind, Call call) throws Exception {
        try {
            call.make();
            Soaked.count(kind, "returned");
        } catch (SecurityException refused) {
            Soaked.count(kind, "refused");
        } catch (IllegalStateException | OutOfMemoryError | StackOverflowError thrown) {
            Soaked.count(kind, "threw");
        }
    }

    /** Calls where hardly any stack is left, on a thread of its own. */
    private static void edge(Soaked soaked) throws InterruptedException {
        Thread thread = new Thread(
                null,
                () -> Bylaw.as(Principal.of("Agent", "payer")).run(() -> new Descent(soaked).go()),
                "edge",
                256 << 10);
        thread.start();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Descent {
        private final Soaked soaked;
        private boolean down = true;
        private int left = AT_THE_EDGE;

        Descent(Soaked soaked) {
            this.soaked = soaked;
        }

        void go() {
            try {
                if (down) {
                    go();
                }
            } catch (StackOverflowError end) {
                down = false;
            }
            if (left-- > 0) {
                try {
                    soaked.pay("edge", left % 2 == 0 ? ALLOWED : DENIED);
                } catch (SecurityException | StackOverflowError | LinkageError refused) {
                    return;
                }
            }
        }
    }

    /** A governed class of a loader that goes at once. */
    private static void unloaded() throws Exception {
        byte[] bytes;
        try (InputStream file = Soaks.class.getResourceAsStream("Passing.class")) {
            bytes = file.readAllBytes();
        }
        ClassLoader loader = new ClassLoader(Soaks.class.getClassLoader()) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                return name.equals(Passing.class.getName())
                        ? defineClass(name, bytes, 0, bytes.length)
                        : super.loadClass(name, resolve);
            }
        };
        Runnable passing = (Runnable)
                loader.loadClass(Passing.class.getName()).getConstructor().newInstance();
        attempt("unloaded", passing::run);
    }

    private void reload() {
        for (int i = 0; !isOver(); i++) {
            // Sometimes longer: a change takes effect when it has rested, and a slow machine looks seldom.
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(i % 4 == 2 ? 4 : 1));
            try {
                Path next = policies.resolveSibling("next");
                String text = Files.readString(policies);
                Files.writeString(next, text.replaceAll("> 500[01]", "> 500" + i % 2));
                Files.move(next, policies, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                Soaked.count("policies", "written");
            } catch (IOException failed) {
                synchronized (unexpected) {
                    unexpected.add(failed);
                }
            }
        }
    }

    private void interrupt() {
        for (int i = 0; !isOver(); i++) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(3));
            workers.get(i % THREADS).interrupt();
        }
    }
}
