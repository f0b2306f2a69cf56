// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;

/**
 * Weaves what was loaded before us: classes of an AOT cache, of other agents, and whatever premain itself drew in. First
 * every class is offered, then those again that turn out to override what a later one declares.
 */
final class Sweep {

    // After each change the JVM visits every class that it has. Another agent may have loaded ten thousand, which one
    // at a time
    // take minutes. All at once, their class files would be in memory together.
    private static final int BATCH = 512;

    private final Instrumentation instrumentation;
    private final Weaver weaver;
    private final Offers offers;

    Sweep(Instrumentation instrumentation, Weaver weaver, Offers offers) {
        this.instrumentation = instrumentation;
        this.weaver = weaver;
        this.offers = offers;
    }

    /** @throws StartFailure when a governed class among them is left unchecked, or unusable */
    void run() throws StartFailure {
        List<Class<?>> loaded = new ArrayList<>();
        List<Class<?>> sealed = new ArrayList<>();
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            ClassLoader loader = type.getClassLoader();
            // Ours are half of all classes by now, and this runs in the interpreter.
            if (weaver.isOwn(loader) || type.isArray() || type.isPrimitive() || type.isHidden()) {
                continue;
            }
            String name = type.getName().replace('.', '/');
            if (weaver.concerns(loader, type, name)) {
                loaded.add(type);
            }
            weaver.notice(name, loader);
            if (loader == null && weaver.isAsking(name)) {
                sealed.add(type);
            }
        }
        offer(sealed, " is not as it must be to be guarded", "use another JDK");
        offer(
                loaded,
                " was loaded before Bylaw and cannot be looked at",
                "put -javaagent:bylaw.jar before the other agents");
        for (Class<?> type : loaded) {
            weaver.defined(type);
        }
        List<Gap> gaps = offers.gaps();
        if (!gaps.isEmpty()) {
            throw new StartFailure(gaps.get(0).display());
        }
    }

    private void offer(List<Class<?>> types, String problem, String remedy) throws StartFailure {
        for (int from = 0; from < types.size(); from += BATCH) {
            List<Class<?>> batch = types.subList(from, Math.min(from + BATCH, types.size()));
            if (!isTaken(batch)) {
                for (Class<?> type : batch) {
                    offer(type, problem, remedy);
                }
            }
        }
    }

    private boolean isTaken(List<Class<?>> batch) {
        try {
            instrumentation.retransformClasses(batch.toArray(new Class<?>[0]));
            return true;
        } catch (Exception | LinkageError | InternalError e) {
            // For one of them, and the JVM does not say for which.
            return false;
        }
    }

    private void offer(Class<?> type, String problem, String remedy) throws StartFailure {
        try {
            instrumentation.retransformClasses(type);
        } catch (Exception | LinkageError | InternalError e) {
            throw new StartFailure(type.getName() + problem + " (" + e + "); " + remedy);
        }
    }
}
