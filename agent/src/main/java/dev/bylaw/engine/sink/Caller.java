// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.sink;

import dev.bylaw.engine.identity.CodeOrigin;
import dev.bylaw.gate.BylawGate;
import java.util.Iterator;
import java.util.Set;
import java.util.stream.Stream;

/** On whose behalf the JDK is working. */
public enum Caller {
    /** Code that was made at run time is on the stack. */
    GENERATED,
    /** Any other. */
    ANY;

    private static final StackWalker STACK = StackWalker.getInstance(
            Set.of(StackWalker.Option.RETAIN_CLASS_REFERENCE, StackWalker.Option.SHOW_HIDDEN_FRAMES));

    /** Whether the nearest code that is not the JDK's is the enforcer, which writes its log and asks its witnesses. */
    public static boolean isEnforcer() {
        Class<?> type = nearest();
        return type != null && type.getClassLoader() == Caller.class.getClassLoader();
    }

    /** The nearest class that is not the JDK's, below the gate; {@code null} when there is none. */
    public static Class<?> nearest() {
        return STACK.walk(Caller::nearest);
    }

    /** The whole stack is looked at. */
    public static Caller ofThisStack() {
        return STACK.walk(Caller::all);
    }

    private static Class<?> nearest(Stream<StackWalker.StackFrame> frames) {
        Iterator<StackWalker.StackFrame> below = frames.iterator();
        Class<?> type = belowGate(below);
        while (type != null && CodeOrigin.isJdk(type)) {
            type = below.hasNext() ? below.next().getDeclaringClass() : null;
        }
        return type;
    }

    private static Caller all(Stream<StackWalker.StackFrame> frames) {
        Iterator<StackWalker.StackFrame> below = frames.iterator();
        Class<?> type = belowGate(below);
        while (type != null) {
            if (!CodeOrigin.isTransparent(type)
                    && type.getClassLoader() != Caller.class.getClassLoader()
                    && !CodeOrigin.isKnown(type)) {
                return GENERATED;
            }
            type = below.hasNext() ? below.next().getDeclaringClass() : null;
        }
        return ANY;
    }

    private static Class<?> belowGate(Iterator<StackWalker.StackFrame> frames) {
        boolean passed = false;
        while (frames.hasNext()) {
            Class<?> type = frames.next().getDeclaringClass();
            if (passed && type != BylawGate.class) {
                return type;
            }
            passed = passed || type == BylawGate.class;
        }
        return null;
    }
}
