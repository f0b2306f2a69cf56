// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.gate;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture.AsynchronousCompletionTask;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.SynchronousQueue;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * The first thing a governed method calls.
 *
 * <h2>Guarantees</h2>
 * The engine is taken once, when this class is initialised, and kept in a {@code static final} field: there is no
 * setter, no switch and no state to reset, so no later caller can change who decides. A gate without an engine denies.
 * {@link #enter} returns only when the engine has allowed the invocation; nothing is caught on the way.
 *
 * <h2>Not guaranteed</h2>
 * Anything against code that writes raw memory or holds a trusted lookup: such code can rewrite any final field.
 *
 * <h2>Threads</h2>
 * Any thread, at any stack depth. No allocation and no lock in here.
 */
public final class BylawGate {

    /** Where the installer leaves the engine, before this class's holder is initialised. Read once, then cleared. */
    private static BylawEnforcer handover;

    private BylawGate() {}

    /** Initialised by the first call, which the installer makes; a static final of its own lets the JIT see through it. */
    private static final class Holder {
        static final BylawEnforcer ENGINE = take();
        static final ClassLoader LOADER =
                ENGINE == null ? null : ENGINE.getClass().getClassLoader();

        private static BylawEnforcer take() {
            BylawEnforcer engine = handover;
            handover = null;
            return engine;
        }
    }

    /** A governed method is entered, and nothing needs its receiver or arguments. */
    public static int enter(int site) {
        return engine().enter(site, null, null);
    }

    /** A governed method is entered. */
    public static int enter(int site, Object self, Object[] arguments) {
        return engine().enter(site, self, arguments);
    }

    /** The JDK is about to have an effect outside the process. */
    public static int sink(int site, Object subject, Object other, int detail, int further) {
        return engine().sink(site, subject, other, detail, further);
    }

    /** A framework is about to run a tool for a model. */
    public static int tool(
            int site, String name, Object arguments, String server, String agent, Object session, Method method) {
        return engine().tool(site, name, arguments, server, agent, session, method);
    }

    /**
     * A framework's method is entered that does its work when somebody subscribes to what it returns. Returns what it returns now, to
     * be called again for each subscription; {@code null} when this is one.
     *
     * @param body the method itself
     * @param arguments its receiver and its arguments
     * @param source what it returns; {@code observer} subscribes to it, {@code connection} binds the two
     */
    public static Object later(
            int site, MethodHandle body, Object[] arguments, Class<?> source, Class<?> observer, Class<?> connection) {
        return engine().isSubscribed(site, arguments[0], arguments[1])
                ? null
                : BylawDeferred.of(body, arguments, source, observer, connection);
    }

    static BylawSubscription subscribe(Object self) {
        return engine().subscribe(self);
    }

    /** The framework's way to run a tool returned; throws when the tool was refused on the way. */
    public static void toolReturned(int call) {
        engine().toolReturned(call);
    }

    /** The framework's way to run a tool threw; throws the refusal when the tool was refused on the way. */
    public static void toolFailed(int call, Throwable thrown) {
        engine().toolFailed(call, thrown);
    }

    /** An MCP server is about to answer a client. */
    public static int served(int site, String name, Object arguments, Object handler) {
        return engine().served(site, name, arguments, handler);
    }

    /** The framework returned a promise; throws when the tool was refused on the way. */
    public static Object toolPromised(int call) {
        return engine().toolPromised(call);
    }

    /** The promise was kept or has failed. */
    public static void toolSettled(Object promised, Throwable thrown) {
        engine().toolSettled(promised, thrown);
    }

    /** Nobody waits for the promise any more. */
    public static void toolAbandoned(Object promised) {
        engine().toolAbandoned(promised);
    }

    /**
     * An MCP server keeps what the application gave it to answer with promises. Returns what it keeps instead.
     *
     * @param owner the class of the server that keeps it
     * @param adapter the name of a class beside it that hands on to what was kept before, and is kept as it is; {@code null}
     *     for none
     * @param words method handles, see {@link BylawWords}
     */
    @SuppressWarnings("unchecked") // the server calls it with two arguments, whatever their types are
    public static Object handler(Object handler, int site, Class<?> owner, String adapter, MethodHandle[] words) {
        if (handler instanceof BylawHandler || !(handler instanceof BiFunction)) {
            return handler;
        }
        Class<?> type = handler.getClass();
        boolean adapts = type.getName().equals(adapter) && type.getClassLoader() == owner.getClassLoader();
        return adapts
                ? handler
                : new BylawHandler((BiFunction<Object, Object, Object>) handler, site, new BylawWords(words));
    }

    /** The same for what the server itself has made of something that answers at once, and that is asked about there. */
    @SuppressWarnings("unchecked") // as above
    public static Object adapted(Object handler) {
        return handler instanceof BiFunction
                ? new BylawHandler((BiFunction<Object, Object, Object>) handler, 0, null)
                : handler;
    }

    /** The body of an allowed invocation returned. */
    public static void exit(int call) {
        engine().exit(call);
    }

    /** The body of an allowed invocation threw. */
    public static void failed(int call, Throwable thrown) {
        engine().failed(call, thrown);
    }

    /** A hidden class is about to be defined; returns the class file to define instead. */
    public static byte[] defining(Class<?> host, byte[] classFile) {
        return engine().defining(host, classFile);
    }

    /** A class has been defined, and has not been given to whoever asked for it. */
    public static void defined(Class<?> type) {
        engine().defined(type);
    }

    /** A power of the JDK is about to be used. */
    public static void power(String operation, Object subject, String detail) {
        engine().power(operation, subject, detail);
    }

    /** The transformers of some agent have had a class file; returns what the JVM shall take, {@code null} for no change. */
    public static byte[] transformed(
            byte[] after, Object instrumentation, ClassLoader loader, String name, byte[] before) {
        return after == null ? null : engine().transformed(instrumentation, loader, name, before, after);
    }

    /**
     * The memory of an object is about to be written past all rules of the language. What the rules themselves are made of is
     * not anybody's to write: classes, modules, loaders, access checks, lookups, method handles, and the enforcer's objects.
     */
    public static void write(Object target, String operation) {
        if (target instanceof Class
                || target instanceof AccessibleObject
                || target instanceof MethodHandles.Lookup
                || target instanceof MethodHandle
                || target instanceof Module
                || target instanceof ClassLoader
                || isOurs(target)) {
            engine().power(operation, target, null);
        }
    }

    /** A reference in the memory of an object is about to be read. The trusted lookup is one, in a static field of java.base. */
    public static void read(Object target, String operation) {
        if (target instanceof Class<?> type ? type.getModule() == Object.class.getModule() : isOurs(target)) {
            engine().power(operation, target, null);
        }
    }

    private static boolean isOurs(Object target) {
        ClassLoader loader = Holder.LOADER;
        return loader != null && target != null && target.getClass().getClassLoader() == loader;
    }

    /** A method of the identity API is called. */
    public static Object serve(String operation, Object[] arguments) {
        return engine().serve(operation, arguments);
    }

    /**
     * The JDK is about to keep a task, to call it later or on another thread. Returns what it keeps instead: the task, where
     * nothing is bound to this thread, or what calls it on behalf of whoever acts here.
     */
    public static Object keep(Object task) {
        Object authority = handOver(task);
        return authority == null ? task : new BylawKept<>(task, authority);
    }

    /** The same for a function of two arguments. */
    public static Object keepPair(Object task) {
        Object authority = handOver(task);
        return authority == null ? task : new BylawKeptPair<>(task, authority);
    }

    /** A pool is about to put a task into its queue, or to give it to a thread. Returns what it takes instead. */
    public static Runnable queue(Runnable task, Collection<?> queue) {
        if (task instanceof AsynchronousCompletionTask || task instanceof BylawErrand) {
            return task; // its function is kept with its authority already
        }
        Object authority = handOver(task);
        if (authority == null || !takesInOrder(queue)) {
            return task;
        }
        return task instanceof RunnableFuture<?> future
                ? new BylawQueuedFuture(future, authority)
                : new BylawQueued(task, authority);
    }

    /** Other queues compare their elements, by code that knows the application's tasks and not what stands in for them. */
    private static boolean takesInOrder(Collection<?> queue) {
        return queue instanceof LinkedBlockingQueue
                || queue instanceof SynchronousQueue
                || queue instanceof ArrayBlockingQueue
                || queue instanceof LinkedBlockingDeque
                || queue instanceof LinkedTransferQueue;
    }

    /** The application's own task, where the JDK shows it to the application. */
    public static Object shown(Object task) {
        return task instanceof BylawErrand errand ? errand.task : task;
    }

    /** The application's own tasks, in a list that the JDK has made to give away. */
    public static List<Runnable> shown(List<Runnable> tasks) {
        for (int i = 0; i < tasks.size(); i++) {
            if (tasks.get(i) instanceof BylawErrand errand) {
                tasks.set(i, (Runnable) errand.task);
            }
        }
        return tasks;
    }

    /** Removes a task of the application from a pool's queue. */
    public static boolean remove(Collection<?> queue, Object task) {
        return queue.remove(task) || (task != null && queue.remove(new BylawSought(task)));
    }

    /** Runs a task that any thread of a pool may run while it waits for another one: as nobody, unless it is an errand. */
    public static void run(Runnable task) {
        Object begun = task instanceof BylawErrand ? null : begin(null);
        try {
            task.run();
        } finally {
            end(begun);
        }
    }

    /** The same for a task that returns something. */
    public static Object call(Callable<?> task) throws Exception {
        Object begun = task instanceof BylawErrand ? null : begin(null);
        try {
            return task.call();
        } finally {
            end(begun);
        }
    }

    /** The same for a task that supplies something. */
    public static Object get(Supplier<?> task) {
        Object begun = task instanceof BylawErrand ? null : begin(null);
        try {
            return task.get();
        } finally {
            end(begun);
        }
    }

    private static Object handOver(Object task) {
        BylawEnforcer engine = Holder.ENGINE;
        return engine == null || task == null ? null : engine.handOver(task);
    }

    /** What {@link #end} needs; {@code null} when there is nothing to end. */
    static Object begin(Object authority) {
        BylawEnforcer engine = Holder.ENGINE;
        return engine == null ? null : engine.begin(authority);
    }

    static void end(Object begun) {
        if (begun != null) {
            engine().end(begun);
        }
    }

    private static BylawEnforcer engine() {
        BylawEnforcer engine = Holder.ENGINE;
        if (engine == null) {
            throw new SecurityException("Refused: Bylaw has not started in this JVM.");
        }
        return engine;
    }
}
