// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.fork;

import java.lang.reflect.InvocationTargetException;
import java.util.List;

/** What the {@link TestEngine} saw and should do, for code that runs under it. */
public final class Calls {

    private Calls() {}

    /** Code that may throw anything. */
    @FunctionalInterface
    public interface Body {
        /** Runs it. */
        void run() throws Throwable;
    }

    /** Runs the body and returns what reached the gate meanwhile, for example {@code enter refund}, {@code exit refund}. */
    public static List<String> during(Body body) throws Throwable {
        serve("test.events");
        body.run();
        return List.of((String[]) serve("test.events"));
    }

    /** The same, for a body that throws; the exception is dropped. */
    public static List<String> duringFailure(Body body) {
        serve("test.events");
        try {
            body.run();
        } catch (Throwable expected) {
            return List.of((String[]) serve("test.events"));
        }
        throw new AssertionError("the body did not throw");
    }

    /** Runs the body while these actions are denied, and returns what it threw. */
    public static Throwable denying(String action, Body body) {
        serve("test.deny", (Object) new String[] {action});
        try {
            body.run();
        } catch (Throwable thrown) {
            return thrown;
        } finally {
            serve("test.allow");
        }
        throw new AssertionError(action + " was denied and ran");
    }

    /** What could not be woven. */
    public static List<String> gaps() {
        return List.of((String[]) serve("test.gaps"));
    }

    /** A line for each woven method. */
    public static List<String> sites() {
        return List.of((String[]) serve("test.sites"));
    }

    /** How many rules have matched nothing. */
    public static int unmatchedRules() {
        return (Integer) serve("test.unmatched");
    }

    /** From now on the engine wants arguments of this action's calls. */
    public static void wantArguments(String action) {
        serve("test.want", action);
    }

    private static Object serve(String operation, Object... arguments) {
        try {
            return Class.forName("java.lang.constant.BylawGate")
                    .getMethod("serve", String.class, Object[].class)
                    .invoke(null, operation, arguments);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this JVM does not run under the test agent", e);
        }
    }
}
