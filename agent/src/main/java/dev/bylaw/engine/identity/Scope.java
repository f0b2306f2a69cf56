// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.identity;

/**
 * One binding on one thread, and the binding it covers. The application holds it as an opaque object between opening and
 * closing; it grants nothing.
 */
final class Scope {

    final Thread owner;
    final Scope outer;
    final Chain chain;

    /** Whether it stands for a thread on which nothing is bound, so that the default acts; without a chain, else nobody does. */
    final boolean unbound;

    /** The binding whose identity was handed to this thread, for a task; {@code null} for one that was opened here. */
    final Scope origin;

    /** Read by any thread that holds what was captured here. */
    volatile boolean ended;

    /** What hands this on; of a binding that was itself handed over, that of its origin. */
    private Handed handed;

    Scope(Thread owner, Scope outer, Chain chain, Scope origin) {
        this(owner, outer, chain, origin, false);
    }

    private Scope(Thread owner, Scope outer, Chain chain, Scope origin, boolean unbound) {
        this.unbound = unbound;
        this.owner = owner;
        this.outer = outer;
        this.chain = chain;
        this.origin = origin;
    }

    /** Covers a binding, as if nothing were bound. */
    static Scope unbound(Thread owner, Scope outer) {
        return new Scope(owner, outer, null, null, true);
    }

    /** Racy on purpose: whichever is kept, it stands for the same binding. */
    Handed handed() {
        if (handed == null) {
            handed = new Handed(origin == null ? this : origin);
        }
        return handed;
    }

    /** Whether the binding, or one that it narrows, has ended. */
    boolean isOver() {
        Scope each = this;
        while (each != null) {
            if (each.origin != null) {
                each = each.origin;
            } else if (each.unbound) {
                return false;
            } else if (each.ended) {
                return true;
            } else {
                each = each.outer;
            }
        }
        return false;
    }
}
