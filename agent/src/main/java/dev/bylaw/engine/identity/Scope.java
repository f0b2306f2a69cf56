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

    /** Read by any thread that holds what was captured here. */
    volatile boolean ended;

    Scope(Thread owner, Scope outer, Chain chain) {
        this.owner = owner;
        this.outer = outer;
        this.chain = chain;
    }
}
