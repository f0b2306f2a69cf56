// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.annotations;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * What was bound to a thread when {@link Bylaw#current()} was called. It can be read and carried; it cannot be widened,
 * and nothing outside the enforcer can make one.
 *
 * <p>Immutable and safe to share. It hands tasks over only as long as the binding lasts in which it was taken, and not on a
 * thread where somebody else acts, or somebody with more members to ask: a reference that is kept or given away gives nobody
 * another identity. A task that was wrapped in time may run later. It replaces, while it runs, whatever is bound to the thread that runs it,
 * and puts that back afterwards; so a pooled thread never keeps the identity of an earlier task.
 */
public final class Authority {

    private final Object captured;

    Authority(Object captured) {
        this.captured = captured;
    }

    /** The chain of principals, outermost first, the acting one last; empty when nothing is bound, or without the agent. */
    public List<Principal> chain() {
        String[] described = Enforcement.describe(captured);
        List<Principal> chain = new ArrayList<>(described.length / 2);
        for (int i = 1; i + 1 < described.length; i += 2) {
            chain.add(new Principal(described[i], described[i + 1]));
        }
        return List.copyOf(chain);
    }

    /** The acting principal: the last of the chain. */
    public Optional<Principal> principal() {
        List<Principal> chain = chain();
        return chain.isEmpty() ? Optional.empty() : Optional.of(chain.get(chain.size() - 1));
    }

    /** The session, if one is bound. */
    public Optional<String> session() {
        return Optional.ofNullable(Enforcement.describe(captured)[0]);
    }

    /**
     * The task, run under this authority on whatever thread runs it.
     *
     * @throws SecurityException when the binding has ended that this authority was taken in, or somebody else acts here
     */
    public Runnable wrap(Runnable task) {
        Object carried = Enforcement.carry(captured);
        return () -> {
            Object scope = Enforcement.resume(carried);
            try {
                task.run();
            } finally {
                Enforcement.close(scope);
            }
        };
    }

    /**
     * The task, called under this authority on whatever thread calls it.
     *
     * @throws SecurityException when the binding has ended that this authority was taken in, or somebody else acts here
     */
    public <T> Callable<T> wrap(Callable<T> task) {
        Object carried = Enforcement.carry(captured);
        return () -> {
            Object scope = Enforcement.resume(carried);
            try {
                return task.call();
            } finally {
                Enforcement.close(scope);
            }
        };
    }
}
