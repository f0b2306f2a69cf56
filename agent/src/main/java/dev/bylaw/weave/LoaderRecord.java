// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;

/**
 * What is kept for a class loader: the classes it was seen to define, and what was woven into them. It does not keep the
 * loader alive, and never asks it anything: {@code hashCode}, {@code equals} and {@code toString} of a loader are
 * application code.
 */
final class LoaderRecord extends WeakReference<ClassLoader> {

    private final int hash;

    /** For people. */
    final String display;

    /** Each class seen, by its name with slashes. */
    final Map<String, KnownType> types = new HashMap<>();

    /** Each class woven, by its name with slashes. */
    final Map<String, WovenClass> woven = new HashMap<>();

    LoaderRecord(ClassLoader loader, ReferenceQueue<ClassLoader> queue) {
        super(loader, queue);
        this.hash = System.identityHashCode(loader);
        this.display = loader == null
                ? "boot loader"
                : loader.getClass().getName() + '@' + Integer.toHexString(System.identityHashCode(loader));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    /** A key to look a loader's record up by. */
    static final class Probe {
        private final ClassLoader loader;

        Probe(ClassLoader loader) {
            this.loader = loader;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(loader);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof LoaderRecord record && record.refersTo(loader);
        }
    }
}
