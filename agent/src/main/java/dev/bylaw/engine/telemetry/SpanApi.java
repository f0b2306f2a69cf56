// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.telemetry;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;

/**
 * One copy of OpenTelemetry's API: the application's, or the one inside OpenTelemetry's Java agent.
 *
 * <p>Source of the format: {@code io.opentelemetry.api.trace.Span}, 1.0 and later, by its public methods alone.
 */
final class SpanApi {

    private final MethodHandle current;
    private final MethodHandle recording;
    private final MethodHandle attribute;
    private final MethodHandle event;
    private final MethodHandle builder;
    private final MethodHandle put;
    private final MethodHandle build;

    /** @throws ReflectiveOperationException when it has another shape than is known here */
    SpanApi(Class<?> span) throws ReflectiveOperationException {
        String root = span.getName().substring(0, span.getName().length() - "trace.Span".length());
        ClassLoader loader = span.getClassLoader();
        Class<?> attributes = Class.forName(root + "common.Attributes", false, loader);
        Class<?> building = Class.forName(root + "common.AttributesBuilder", false, loader);
        MethodHandles.Lookup lookup = MethodHandles.publicLookup();
        current = lookup.findStatic(span, "current", methodType(span)).asType(methodType(Object.class));
        recording = lookup.findVirtual(span, "isRecording", methodType(boolean.class))
                .asType(methodType(boolean.class, Object.class));
        attribute = lookup.findVirtual(span, "setAttribute", methodType(span, String.class, String.class))
                .asType(methodType(void.class, Object.class, String.class, String.class));
        event = lookup.findVirtual(span, "addEvent", methodType(span, String.class, attributes))
                .asType(methodType(void.class, Object.class, String.class, Object.class));
        builder = lookup.findStatic(attributes, "builder", methodType(building)).asType(methodType(Object.class));
        put = lookup.findVirtual(building, "put", methodType(building, String.class, String.class))
                .asType(methodType(void.class, Object.class, String.class, String.class));
        build = lookup.findVirtual(building, "build", methodType(attributes))
                .asType(methodType(Object.class, Object.class));
    }

    /** Writes the decision on the span that is current on this thread, if it is one that somebody records. */
    void show(Observed decision) throws Throwable {
        Object span = (Object) current.invokeExact();
        if (span == null || !(boolean) recording.invokeExact(span)) {
            return;
        }
        put(span, SpanNames.DECISION, decision.decision());
        put(span, SpanNames.MODE, decision.mode());
        put(span, SpanNames.ACTION, decision.action());
        put(span, SpanNames.POLICY, decision.policyIds());
        put(span, SpanNames.TOOL, decision.tool() ? decision.action() : null);
        put(span, SpanNames.AGENT, decision.agent());
        put(span, SpanNames.CONVERSATION, decision.session());
        if (decision.code() != null) {
            put(span, SpanNames.CODE, decision.code());
            refuse(span, decision);
        }
    }

    private void put(Object span, String name, String value) throws Throwable {
        if (value != null) {
            attribute.invokeExact(span, name, value);
        }
    }

    private void refuse(Object span, Observed decision) throws Throwable {
        if (decision.mode().equals("enforce")) {
            put(span, SpanNames.ERROR, SpanNames.REFUSED);
        }
        Object attributes = (Object) builder.invokeExact();
        put.invokeExact(attributes, SpanNames.ACTION, decision.action());
        put.invokeExact(attributes, SpanNames.CODE, decision.code());
        put.invokeExact(attributes, SpanNames.POLICY, decision.policyIds());
        put.invokeExact(attributes, SpanNames.MODE, decision.mode());
        Object built = (Object) build.invokeExact(attributes);
        event.invokeExact(span, SpanNames.REFUSAL, built);
    }
}
