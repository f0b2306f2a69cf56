// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.gate;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Method;

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

    /** The framework's way to run a tool returned; throws when the tool was refused on the way. */
    public static void toolReturned(int call) {
        engine().toolReturned(call);
    }

    /** The framework's way to run a tool threw; throws the refusal when the tool was refused on the way. */
    public static void toolFailed(int call, Throwable thrown) {
        engine().toolFailed(call, thrown);
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

    private static BylawEnforcer engine() {
        BylawEnforcer engine = Holder.ENGINE;
        if (engine == null) {
            throw new SecurityException("Refused: Bylaw has not started in this JVM.");
        }
        return engine;
    }
}
