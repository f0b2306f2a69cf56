// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.annotations;

import java.util.Objects;
import java.util.concurrent.Callable;

/**
 * A chain of principals, ready to be bound to a body. Immutable; each run binds anew, on the thread that runs it.
 */
public final class Binding {

    private final String[] chain;
    private final String session;

    Binding(Principal principal, Principal[] delegates, String session) {
        this(flatten(principal, delegates), session);
    }

    private Binding(String[] chain, String session) {
        this.chain = chain;
        this.session = session;
    }

    private static String[] flatten(Principal principal, Principal[] delegates) {
        String[] chain = new String[2 * (1 + delegates.length)];
        chain[0] = principal.type();
        chain[1] = principal.id();
        for (int i = 0; i < delegates.length; i++) {
            chain[2 * i + 2] = delegates[i].type();
            chain[2 * i + 3] = delegates[i].id();
        }
        return chain;
    }

    /** The same binding within a session, which policies read as {@code context.session.id} and records carry. */
    public Binding inSession(String id) {
        return new Binding(chain, Objects.requireNonNull(id, "id"));
    }

    /** Runs the body with this binding, and ends the binding when the body ends, however it does. */
    public void run(Runnable body) {
        Object scope = Enforcement.open(chain, session);
        try {
            body.run();
        } finally {
            Enforcement.close(scope);
        }
    }

    /** Calls the body with this binding, and ends the binding when the body ends, however it does. */
    public <T> T call(Callable<T> body) throws Exception {
        Object scope = Enforcement.open(chain, session);
        try {
            return body.call();
        } finally {
            Enforcement.close(scope);
        }
    }
}
