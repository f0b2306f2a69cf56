// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.telemetry;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Decisions on their way to the telemetry libraries of the application, once it has loaded one.
 *
 * <h2>Guarantees</h2>
 * Nothing of this changes a decision: no method throws. Nothing of the application runs between a decision and the body that
 * it allows. As long as no library is there, a decision costs one read of a field.
 * <h2>Not guaranteed</h2>
 * That every decision is counted: those before a library was noticed are not, which takes up to a second.
 * <h2>Threads</h2>
 * Any; {@link #prepare} is for one that may wait a moment. What of the application must be called to make itself known to it
 * is called by a thread of its own.
 */
public final class Telemetry {

    /** The libraries' classes that are waited for, with slashes. */
    public static final List<String> LIBRARIES = List.of(
            "io/opentelemetry/api/trace/Span",
            "io/opentelemetry/javaagent/shaded/io/opentelemetry/api/trace/Span",
            "io/micrometer/core/instrument/Metrics");

    private static final String METRICS = LIBRARIES.get(2);

    private static final long INTERVAL_NANOS = 1_000_000_000L;

    /** A number that is shown as it is at the moment. */
    public record Gauge(String name, String description, Number value) {}

    /** A class that is being defined; its loader may be {@code null}, for the JVM's own. */
    private record Library(String name, WeakReference<ClassLoader> loader) {}

    private final Queue<Library> appeared = new ConcurrentLinkedQueue<>();
    private final Meters meters = new Meters();
    private final List<Micrometer> micrometers = new ArrayList<>();
    private final Set<Class<?>> known = Collections.newSetFromMap(new WeakHashMap<>());
    private final List<Gauge> gauges;
    private final Consumer<String> console;

    /** Weak, and what is known of a copy hangs on its class: a library goes with the application that brought it. */
    private final List<WeakReference<Class<?>>> spans = new CopyOnWriteArrayList<>();

    private final ClassValue<SpanApi> apis = new ClassValue<>() {
        @Override
        protected SpanApi computeValue(Class<?> span) {
            try {
                return new SpanApi(span);
            } catch (ReflectiveOperationException otherShape) {
                throw new IllegalStateException(otherShape);
            }
        }
    };

    private volatile boolean counts;
    private volatile boolean shows;
    private Thread thread;

    /**
     * Waits for libraries.
     *
     * @param gauges what is shown beside decisions
     * @param console where it is said, once, that a library cannot be used
     */
    public Telemetry(List<Gauge> gauges, Consumer<String> console) {
        this.gauges = List.copyOf(gauges);
        this.console = console;
    }

    /** A class of {@link #LIBRARIES} is being defined. Any thread, also one that holds locks of the JDK or a loader. */
    public void appears(String library, ClassLoader loader) {
        appeared.add(new Library(library, new WeakReference<>(loader)));
    }

    /** Has the libraries looked at that have appeared. */
    public void prepare() {
        if (thread == null && !appeared.isEmpty()) {
            thread = new Thread(null, this::run, "bylaw-telemetry", 0, false);
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Whether anything wants to know of decisions. */
    public boolean isOn() {
        return counts || shows;
    }

    /** When a decision began, for {@link #decided}. */
    public long begin() {
        return counts ? System.nanoTime() : 0;
    }

    /** A decision is made and recorded; may be {@code null} when nobody listened. */
    public void decided(Observed decision, long begun) {
        if (decision != null && begun != 0) {
            meters.count(decision, System.nanoTime() - begun);
        }
    }

    /** A call is over, or is about to be refused: nothing of the enforcer's comes after this on the thread. */
    public void show(Observed decision) {
        if (decision == null || !shows) {
            return;
        }
        for (WeakReference<Class<?>> each : spans) {
            Class<?> span = each.get();
            if (span != null) {
                show(span, decision);
            }
        }
    }

    private void show(Class<?> span, Observed decision) {
        try {
            apis.get(span).show(decision);
        } catch (Throwable notShown) {
            // Its library failed, or the stack ends here. The call has been decided, and its record says so.
            return;
        }
    }

    private void run() {
        while (true) {
            round();
            // Any code of the application can interrupt any thread; an early round does no harm.
            LockSupport.parkNanos(INTERVAL_NANOS);
            Thread.interrupted();
        }
    }

    private void round() {
        try {
            Library library;
            while ((library = appeared.poll()) != null) {
                look(library);
            }
            for (int i = micrometers.size() - 1; i >= 0; i--) {
                register(i);
            }
        } catch (RuntimeException | Error failed) {
            // Without memory, or by code of the application. The next round may do better.
            return;
        }
    }

    private void look(Library library) {
        try {
            ClassLoader loader = library.loader().get();
            warm();
            Class<?> type = Class.forName(library.name().replace('/', '.'), false, loader);
            if (!known.add(type)) {
                return;
            }
            if (library.name().equals(METRICS)) {
                micrometers.add(new Micrometer(type));
                counts = true;
            } else {
                apis.get(type);
                spans.add(new WeakReference<>(type));
                shows = true;
            }
        } catch (ReflectiveOperationException | RuntimeException | LinkageError notUsable) {
            unusable(library.name().replace('/', '.'), notUsable);
        }
    }

    /** The first decision that is shown may be made at the end of a stack, where no class should be met for the first time. */
    private static void warm() {
        new Meters().count(new Observed("", "", null, List.of(), "", false, null, null), 0);
    }

    private void register(int index) {
        try {
            if (!micrometers.get(index).register(meters.inOrder(), gauges)) {
                micrometers.remove(index);
            }
        } catch (ReflectiveOperationException | RuntimeException | LinkageError notUsable) {
            micrometers.remove(index);
            unusable(METRICS.replace('/', '.'), notUsable);
        }
    }

    private void unusable(String library, Throwable why) {
        console.accept("decisions are not shown to " + library + ", because it is not as it is known here (" + why
                + "); they are made and recorded all the same");
    }
}
