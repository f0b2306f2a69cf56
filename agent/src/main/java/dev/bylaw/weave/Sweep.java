// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Weaves what was loaded before us: the classes of the JDK that must ask the gate, and those of an AOT cache, of other agents, and
 * whatever premain itself drew in. First every class is offered, then those again that turn out to override what a later one
 * declares.
 *
 * <p>All in one change where it can be: the JVM stops every thread for each, and visits every class that it has.
 */
final class Sweep {

    // After each change the JVM visits every class that it has. Another agent may have loaded ten thousand, which one
    // at a time
    // take minutes. All at once, their class files would be in memory together.
    private static final int BATCH = 512;

    private final Instrumentation instrumentation;
    private final Weaver weaver;
    private final Offers offers;
    private final JdkDoors doors;
    private final List<Class<?>> guarded = new ArrayList<>();
    private final Set<Class<?>> loaded = new LinkedHashSet<>();

    Sweep(Instrumentation instrumentation, Weaver weaver, Offers offers, JdkDoors doors) {
        this.instrumentation = instrumentation;
        this.weaver = weaver;
        this.offers = offers;
        this.doors = doors;
    }

    /** @throws StartFailure when a governed class among them is left unchecked, or unusable */
    void run() throws StartFailure {
        guarded.addAll(doors.classes());
        look();
        List<Class<?>> all = new ArrayList<>(guarded);
        all.addAll(loaded);
        offer(all);
        doors.requireWoven();
        offer(late());
        for (Class<?> type : loaded) {
            weaver.defined(type);
        }
        List<Gap> gaps = offers.gaps();
        if (!gaps.isEmpty()) {
            throw new StartFailure(gaps.get(0).display());
        }
    }

    private void look() {
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
                guarded.add(type);
            }
        }
    }

    /** What threads of other agents have defined since we looked: offered as it was, but before there was a door to pass. */
    private List<Class<?>> late() {
        List<Class<?>> late = new ArrayList<>();
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            ClassLoader loader = type.getClassLoader();
            if (loader != null
                    && !weaver.isOwn(loader)
                    && !type.isArray()
                    && !type.isHidden()
                    && weaver.concerns(loader, type, type.getName().replace('.', '/'))
                    && loaded.add(type)) {
                late.add(type);
            }
        }
        return late;
    }

    private void offer(List<Class<?>> types) throws StartFailure {
        for (int from = 0; from < types.size(); from += BATCH) {
            List<Class<?>> batch = types.subList(from, Math.min(from + BATCH, types.size()));
            if (!isTaken(batch)) {
                for (Class<?> type : batch) {
                    offerAlone(type);
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

    private void offerAlone(Class<?> type) throws StartFailure {
        try {
            instrumentation.retransformClasses(type);
        } catch (Exception | LinkageError | InternalError e) {
            boolean ofJdk = guarded.contains(type);
            throw new StartFailure(type.getName()
                    + (ofJdk
                            ? " is not as it must be to be guarded"
                            : " was loaded before Bylaw and cannot be looked at")
                    + " (" + e + "); "
                    + (ofJdk ? "use another JDK" : "put -javaagent:bylaw.jar before the other agents"));
        }
    }
}
