// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

import java.util.HashMap;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.MethodVisitor;

/**
 * The places in the JDK where work is handed to another thread, or is kept until something is complete. Each is made to take
 * along on whose behalf the work is done: see {@link HandoverWeaver} for how.
 *
 * <p>Where the JDK makes an object of its own for each submission, the task is replaced as it enters that object, which nobody
 * else looks into. Only {@code ThreadPoolExecutor} queues the application's tasks as they are. Which object that is differs
 * between versions of the JDK, so the table names more classes than any one of them has.
 *
 * <p>Threads are not among them. Code that starts a thread while somebody's request is being served mostly starts one for
 * everybody: the next worker of a pool, an event loop.
 */
final class Handovers {

    private static final String CONCURRENT = "java/util/concurrent/";

    /** What becomes of a class. */
    private enum Kind {
        /** Its constructors keep the function that they are given with the authority. */
        KEEPS,
        /** The same, and whoever runs it may be waiting for another task: so what nobody handed over is run as nobody. */
        KEEPS_AND_HELPS,
        /** Some methods of it are given a task and run it on a thread of its own. */
        STARTS,
        /** The pool that queues the application's tasks. */
        QUEUES
    }

    /** Before them, {@code Thread} has no such method. */
    private static final int VIRTUAL_THREADS = 21;

    private static final Map<String, Kind> CLASSES = classes();

    private Handovers() {}

    private static Map<String, Kind> classes() {
        Map<String, Kind> all = new HashMap<>();
        put(all, Kind.QUEUES, "ThreadPoolExecutor");
        put(all, Kind.KEEPS, "ScheduledThreadPoolExecutor$ScheduledFutureTask");
        String[] adapted = {
            "AdaptedRunnable",
            "AdaptedRunnableAction",
            "AdaptedCallable",
            "AdaptedInterruptibleCallable",
            "AdaptedInterruptibleRunnable",
            "CallableWithTimeout",
            "InvokeAnyTask",
            "RunnableExecuteAction"
        };
        for (String each : adapted) {
            put(all, Kind.KEEPS_AND_HELPS, "ForkJoinTask$" + each);
        }
        put(
                all,
                Kind.KEEPS_AND_HELPS,
                "DelayScheduler$ScheduledForkJoinTask",
                "ForkJoinPool$InvokeAnyTask",
                "CompletableFuture$AsyncRun",
                "CompletableFuture$AsyncSupply");
        String[] dependents = {
            "UniApply", "UniAccept", "UniRun", "UniWhenComplete", "UniHandle", "UniExceptionally", "UniCompose",
            "UniComposeExceptionally", "BiApply", "BiAccept", "BiRun", "OrApply", "OrAccept", "OrRun"
        };
        for (String each : dependents) {
            put(all, Kind.KEEPS, "CompletableFuture$" + each);
        }
        put(
                all,
                Kind.KEEPS,
                "ThreadPerTaskExecutor$TaskRunner",
                "ThreadPerTaskExecutor$ThreadBoundFuture",
                "StructuredTaskScope$SubtaskImpl",
                "StructuredTaskScopeImpl$SubtaskImpl");
        if (Runtime.version().feature() >= VIRTUAL_THREADS) {
            all.put("java/lang/Thread", Kind.STARTS);
            all.put("java/lang/ThreadBuilders$VirtualThreadBuilder", Kind.STARTS);
        }
        return all;
    }

    private static void put(Map<String, Kind> all, Kind kind, String... names) {
        for (String name : names) {
            all.put(CONCURRENT + name, kind);
        }
    }

    /** Whether a class of the boot loader of this name, with slashes, is one of them. */
    static boolean concerns(String name) {
        return name.startsWith("java/") && CLASSES.containsKey(name);
    }

    /**
     * Makes the class take the authority along.
     *
     * @throws IllegalStateException when the class is not as it must be
     */
    static byte[] weave(byte[] bytes) {
        ClassReader reader = new ClassReader(bytes);
        String owner = reader.getClassName();
        Kind kind = CLASSES.get(owner);
        int[] found = new int[1];
        byte[] woven = ClassWeaver.rewrite(reader, new ClassWeaver.Bodies() {
            @Override
            MethodVisitor of(MethodVisitor next, int access, String name, String descriptor) {
                MethodVisitor handing = handing(kind, next, access, name, descriptor);
                found[0] += handing == next ? 0 : 1;
                return handing;
            }
        });
        if (found[0] < expected(kind)) {
            throw new IllegalStateException(owner + " has " + found[0] + " of " + expected(kind) + " methods to weave");
        }
        return woven;
    }

    private static int expected(Kind kind) {
        return switch (kind) {
            case QUEUES -> HandoverWeaver.POOL_METHODS;
            case KEEPS, STARTS -> 1;
            case KEEPS_AND_HELPS -> 2;
        };
    }

    private static MethodVisitor handing(Kind kind, MethodVisitor next, int access, String name, String descriptor) {
        return switch (kind) {
            case QUEUES -> HandoverWeaver.pool(next, name, descriptor);
            case KEEPS -> name.equals("<init>") ? HandoverWeaver.keeping(next, access, descriptor) : next;
            case KEEPS_AND_HELPS ->
                name.equals("<init>")
                        ? HandoverWeaver.keeping(next, access, descriptor)
                        : HandoverWeaver.helping(next, name, descriptor);
            case STARTS -> starts(name, descriptor) ? HandoverWeaver.keeping(next, access, descriptor) : next;
        };
    }

    /** Of virtual threads alone; {@code unstarted} and factories are for whoever makes pools of them. */
    private static boolean starts(String name, String descriptor) {
        return name.equals("startVirtualThread")
                || (name.equals("start") && descriptor.equals("(Ljava/lang/Runnable;)Ljava/lang/Thread;"));
    }
}
