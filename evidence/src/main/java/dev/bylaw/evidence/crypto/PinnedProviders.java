// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.crypto;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.security.GeneralSecurityException;

/**
 * The list of security providers as it was when this class was initialised, which the agent does in premain.
 *
 * <p>An application may put providers of its own in front of the JDK's, and many do. One that means harm would be handed the
 * private key. To keep {@code Signature} objects from before does not help: the JDK's Ed25519 looks for SHA-512 in the list
 * of the moment, each time it signs, and hashes the private key with what it finds (seen on JDK 17 and 25). So it is the list
 * that must stay. The JDK has one for a single thread, which it uses while it verifies jars.
 *
 * <h2>Guarantees</h2>
 * Where {@link #isFixed}, whatever a thread looks up after {@link #fixForThisThread}, or within {@link #with}, comes from the
 * providers of the start, the lookups that the JDK makes itself included.
 * <h2>Not guaranteed</h2>
 * Without the agent, which exports the JDK's package to this module, the list is the one of the moment: in the command there
 * is no application.
 * <h2>Threads</h2>
 * Any thread.
 */
public final class PinnedProviders {

    /** The package of java.base that must be exported to this class's module before the class is initialised. */
    public static final String PACKAGE = "sun.security.jca";

    private static final Class<?> LISTS = lists();
    private static final Object START = LISTS == null ? null : call(method("getProviderList"));
    private static final Method BEGIN = START == null ? null : method("beginThreadProviderList", START.getClass());
    private static final Method END = START == null ? null : method("endThreadProviderList", START.getClass());

    private PinnedProviders() {}

    /** Something that looks providers up. */
    @FunctionalInterface
    public interface Lookup<T> {
        /** Looks up, and makes what it found ready: some classes of the JDK choose only then. */
        T get() throws GeneralSecurityException;
    }

    /** Whether the list of the start can be kept. */
    public static boolean isFixed() {
        return BEGIN != null && END != null;
    }

    /** Fixes the list for the current thread, for as long as it runs: for threads of our own. */
    public static void fixForThisThread() {
        if (isFixed()) {
            call(BEGIN, START);
        }
    }

    /** Looks something up in the list of the start, on a thread that is somebody else's. */
    public static <T> T with(Lookup<T> lookup) throws GeneralSecurityException {
        if (!isFixed()) {
            return lookup.get();
        }
        Object before = call(BEGIN, START);
        try {
            return lookup.get();
        } finally {
            call(END, before);
        }
    }

    private static Class<?> lists() {
        try {
            Class<?> lists = Class.forName(PACKAGE + ".Providers");
            boolean exported = Object.class.getModule().isExported(PACKAGE, PinnedProviders.class.getModule());
            return exported ? lists : null;
        } catch (ClassNotFoundException anotherJdk) {
            return null;
        }
    }

    private static Method method(String name, Class<?>... parameters) {
        try {
            return LISTS.getMethod(name, parameters);
        } catch (NoSuchMethodException anotherJdk) {
            return null;
        }
    }

    private static Object call(Method method, Object... arguments) {
        try {
            return method == null ? null : method.invoke(null, arguments);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("this JDK's list of security providers cannot be fixed: " + e, e);
        }
    }
}
