// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;

/**
 * Proves, before the application starts, that a governed method of this JVM cannot be called past the engine: directly, by
 * reflection, and by method handle. Everything takes part that will: the transformer as the JVM calls it, the gate, and the
 * engine's refusal of what it does not know.
 */
final class SelfTest {

    private static final String[] ROADS = {"directly", "by reflection", "by method handle"};

    private SelfTest() {}

    /** @throws StartFailure when a call was not refused */
    static void run(Offers offers) throws StartFailure {
        try {
            Class<?> canary = Canary.define();
            for (int road = 0; road < ROADS.length; road++) {
                if (!refused(canary, road) || canary.getField(Canary.EFFECTS).getInt(null) != 0) {
                    throw new StartFailure("self-test: a governed method that is called " + ROADS[road]
                            + " runs unchecked in this JVM. " + advice());
                }
            }
            offers.release(canary.getClassLoader());
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new StartFailure("self-test: this JVM does not take a woven class (" + e + "). " + advice());
        }
    }

    private static String advice() {
        return "Start it without the other agents, or on another JDK, and report this.";
    }

    private static boolean refused(Class<?> canary, int road) throws ReflectiveOperationException {
        try {
            switch (road) {
                case 0 -> ((Runnable) canary.getConstructor().newInstance()).run();
                case 1 -> canary.getMethod(Canary.METHOD).invoke(null);
                default -> byHandle(canary);
            }
        } catch (InvocationTargetException e) {
            return e.getCause() instanceof SecurityException;
        } catch (RuntimeException e) {
            return e instanceof SecurityException;
        }
        return false;
    }

    private static void byHandle(Class<?> canary) throws ReflectiveOperationException {
        MethodHandle handle =
                MethodHandles.publicLookup().findStatic(canary, Canary.METHOD, MethodType.methodType(void.class));
        try {
            handle.invokeExact();
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new InvocationTargetException(e);
        }
    }
}
