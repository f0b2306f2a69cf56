// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.telemetry;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.ref.WeakReference;
import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * One copy of Micrometer: the meters are registered with its global registry, which those of an application join.
 *
 * <p>Micrometer reads the meters when it publishes, so no decision runs a line of it. It gets objects of the JDK alone, so
 * that nothing of the enforcer's can be reached from them.
 *
 * <p>Source of the format: {@code FunctionCounter}, {@code FunctionTimer} and {@code Gauge} of Micrometer 1.x.
 */
final class Micrometer {

    private static final String CORE = "io.micrometer.core.instrument.";

    /** The library must be free to go with the application that brought it. */
    private final WeakReference<Class<?>> metrics;

    private int registered;
    private boolean gauges;

    Micrometer(Class<?> metrics) {
        this.metrics = new WeakReference<>(metrics);
    }

    /** Registers what is new; false when the library is gone. */
    boolean register(List<Meters.Meter> meters, List<Telemetry.Gauge> more) throws ReflectiveOperationException {
        Class<?> library = metrics.get();
        if (library == null) {
            return false;
        }
        Object registry = library.getField("globalRegistry").get(null);
        if (!gauges) {
            for (Telemetry.Gauge gauge : more) {
                gauge(library, registry, gauge);
            }
            gauges = true;
        }
        for (; registered < meters.size(); registered++) {
            Meters.Meter meter = meters.get(registered);
            counter(library, registry, meter);
            timer(library, registry, meter);
        }
        return true;
    }

    private static void counter(Class<?> library, Object registry, Meters.Meter meter)
            throws ReflectiveOperationException {
        Object builder = type(library, "FunctionCounter")
                .getMethod("builder", String.class, Object.class, ToDoubleFunction.class)
                .invoke(null, "bylaw.decisions", meter.decisions(), reading(ToDoubleFunction.class, double.class));
        finish(library, builder, registry, "Decisions about governed calls and effects", tags(meter.key()));
    }

    private static void timer(Class<?> library, Object registry, Meters.Meter meter)
            throws ReflectiveOperationException {
        Object builder = type(library, "FunctionTimer")
                .getMethod(
                        "builder",
                        String.class,
                        Object.class,
                        ToLongFunction.class,
                        ToDoubleFunction.class,
                        TimeUnit.class)
                .invoke(
                        null,
                        "bylaw.decision.duration",
                        meter.both(),
                        element(ToLongFunction.class, 0, long.class),
                        element(ToDoubleFunction.class, 1, double.class),
                        TimeUnit.NANOSECONDS);
        finish(library, builder, registry, "Time to decide and record", tags(meter.key()));
    }

    private static void gauge(Class<?> library, Object registry, Telemetry.Gauge gauge)
            throws ReflectiveOperationException {
        Object builder = type(library, "Gauge")
                .getMethod("builder", String.class, Object.class, ToDoubleFunction.class)
                .invoke(null, gauge.name(), gauge.value(), reading(ToDoubleFunction.class, double.class));
        finish(library, builder, registry, gauge.description(), new String[0]);
    }

    private static void finish(Class<?> library, Object builder, Object registry, String description, String[] tags)
            throws ReflectiveOperationException {
        Class<?> type = builder.getClass();
        Method describe = type.getMethod("description", String.class);
        Object described = describe.invoke(builder, description);
        Object tagged = type.getMethod("tags", String[].class).invoke(described, (Object) tags);
        type.getMethod("register", type(library, "MeterRegistry")).invoke(tagged, registry);
    }

    private static String[] tags(Meters.Key key) {
        return new String[] {
            "decision", key.decision(),
            "action", key.action(),
            "policy", String.join(",", key.policies()),
            "mode", key.mode()
        };
    }

    private static Class<?> type(Class<?> library, String name) throws ClassNotFoundException {
        return Class.forName(CORE + name, true, library.getClassLoader());
    }

    /** A function of a number that is its value. */
    private static <T> T reading(Class<T> function, Class<?> result) throws ReflectiveOperationException {
        return MethodHandleProxies.asInterfaceInstance(function, value(result));
    }

    /** A function of several numbers that is the value of one of them. */
    private static <T> T element(Class<T> function, int index, Class<?> result) throws ReflectiveOperationException {
        MethodHandle get =
                MethodHandles.publicLookup().findVirtual(List.class, "get", methodType(Object.class, int.class));
        MethodHandle at = MethodHandles.insertArguments(get, 1, index).asType(methodType(Number.class, List.class));
        return MethodHandleProxies.asInterfaceInstance(function, MethodHandles.filterReturnValue(at, value(result)));
    }

    private static MethodHandle value(Class<?> result) throws ReflectiveOperationException {
        return MethodHandles.publicLookup().findVirtual(Number.class, result.getName() + "Value", methodType(result));
    }
}
