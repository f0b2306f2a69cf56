// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.gate;

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
