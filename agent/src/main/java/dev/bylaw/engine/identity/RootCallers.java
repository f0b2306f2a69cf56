// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.identity;

import java.util.Iterator;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Says whether the code on the stack may begin a principal chain.
 *
 * <p>Code that a model wrote is compiled in memory and has no code source. It can call the identity API like any other
 * code, and on a fresh thread nothing is bound that would narrow it. So a chain is begun only where every application
 * class on the stack came from somewhere and there is at least one: only JDK frames means unknown, and unknown is not
 * trusted. The whole stack counts, not the nearest frame, because a callback handed to a JDK class makes the JDK the
 * nearest caller. Origin only ever narrows here; it grants nothing.
 *
 * <p>Not covered: code that defines its classes with a forged protection domain. That is an attacker, not careless code.
 */
final class RootCallers {

    private static final String API = "dev.bylaw.annotations.";

    private static final StackWalker STACK = StackWalker.getInstance(
            Set.of(StackWalker.Option.RETAIN_CLASS_REFERENCE, StackWalker.Option.SHOW_HIDDEN_FRAMES));

    private RootCallers() {}

    /**
     * Returns when the calling code may begin a chain.
     *
     * @throws SecurityException when it may not
     */
    static void check() {
        STACK.walk(RootCallers::checkFrames);
    }

    private static Boolean checkFrames(Stream<StackWalker.StackFrame> frames) {
        ClassLoader own = RootCallers.class.getClassLoader();
        boolean known = false;
        for (Iterator<StackWalker.StackFrame> it = frames.iterator(); it.hasNext(); ) {
            Class<?> type = it.next().getDeclaringClass();
            if (type.getClassLoader() == own || CodeOrigin.isTransparent(type)) {
                continue;
            }
            if (!CodeOrigin.isKnown(type)) {
                throw new SecurityException("Refused: " + type.getName() + " has no code source, so it was made at run"
                        + " time, and such code cannot say who acts. Bind the principal in the service's own code"
                        + " and run the generated code inside that binding.");
            }
            // The API itself is code with an origin, and says nothing of who called it.
            known |= !type.getName().startsWith(API);
        }
        if (!known) {
            throw new SecurityException("Refused: no application code is on the stack that says who acts. Call Bylaw.as"
                    + " from the service's own code.");
        }
        return Boolean.TRUE;
    }
}
