// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

/**
 * Weaves classes that are loaded already: one at a time, because the JVM gives up a whole batch for one class that it does
 * not take.
 */
final class Redefiner {

    private final Instrumentation instrumentation;
    private final Offers offers;
    private final List<WeakReference<Class<?>>> unseen = new ArrayList<>();

    Redefiner(Instrumentation instrumentation, Offers offers) {
        this.instrumentation = instrumentation;
        this.offers = offers;
    }

    /**
     * Has the class offered again.
     *
     * @throws SecurityException when it remains unwoven although it is governed
     */
    void weave(Class<?> type) {
        try {
            reweave(type);
        } catch (WeaveFailure e) {
            SecurityException refusal = new SecurityException("Refused: " + e.getMessage());
            refusal.initCause(e);
            throw refusal;
        }
        if (!offers.isKnown(type.getClassLoader(), type.getName())) {
            // The JVM offers nothing to transformers on a thread that is in one: another agent defined this class
            // there.
            remember(type);
        } else {
            retry();
        }
    }

    void reweave(Class<?> type) throws WeaveFailure {
        try {
            instrumentation.retransformClasses(type);
        } catch (UnmodifiableClassException | LinkageError | InternalError | UnsupportedOperationException e) {
            offers.notWoven(type, e);
            throw new WeaveFailure(type.getName() + " could not be woven: " + e, e);
        }
    }

    private void remember(Class<?> type) {
        synchronized (unseen) {
            unseen.add(new WeakReference<>(type));
        }
    }

    private void retry() {
        List<WeakReference<Class<?>>> pending;
        synchronized (unseen) {
            if (unseen.isEmpty()) {
                return;
            }
            pending = new ArrayList<>(unseen);
            unseen.clear();
        }
        for (WeakReference<Class<?>> each : pending) {
            Class<?> type = each.get();
            if (type != null) {
                weave(type);
            }
        }
    }
}
