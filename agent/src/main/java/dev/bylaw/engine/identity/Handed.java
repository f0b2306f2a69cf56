// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.identity;

/**
 * An identity on its way to another thread. The application may hold it as an opaque object; nothing but {@link
 * Bindings#resume} takes it.
 */
public final class Handed {

    /** Of a thread on which nothing was bound. */
    static final Handed UNBOUND = new Handed(null);

    final Scope origin;

    Handed(Scope origin) {
        this.origin = origin;
    }
}
