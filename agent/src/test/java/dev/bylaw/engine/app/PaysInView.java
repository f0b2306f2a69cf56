// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.app;

import dev.bylaw.annotations.Bylaw;
import dev.bylaw.annotations.Principal;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Pays under spans and with a registry of meters, as an application does that is watched, and prints what those show. */
public final class PaysInView {

    private static final SimpleMeterRegistry REGISTRY = new SimpleMeterRegistry();
    private static final Tracer TRACER = SdkTracerProvider.builder().build().get("till");

    private static int refusals;

    private PaysInView() {}

    /**
     * The first argument is for how many rounds of 50 ms it is waited that telemetry works, the others are amounts, each of
     * which is paid under a span of its own.
     */
    public static void main(String[] arguments) throws Exception {
        int rounds = Integer.parseInt(arguments[0]);
        List<String> amounts = List.of(arguments).subList(1, arguments.length);
        Metrics.addRegistry(REGISTRY);
        Bylaw.as(Principal.of("User", "alice"), Principal.of("Agent", "payer"))
                .inSession("c-1")
                .call(() -> {
                    for (int i = 0; i < rounds && !isWatched(); i++) {
                        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
                    }
                    for (String amount : amounts) {
                        show(pay(Long.parseLong(amount)));
                    }
                    return null;
                });
        for (int i = 0; i < rounds && !isShown(); i++) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        REGISTRY.getMeters().stream().map(PaysInView::text).sorted().forEach(System.out::println);
    }

    private static boolean isWatched() {
        SpanData span = pay(1);
        return !span.getAttributes().isEmpty()
                && REGISTRY.find("bylaw.methods.governed").gauge() != null
                && counted("allow") > 0;
    }

    private static boolean isShown() {
        Gauge governed = REGISTRY.find("bylaw.methods.governed").gauge();
        return counted("deny") >= refusals && governed != null && governed.value() > 0;
    }

    private static double counted(String decision) {
        return REGISTRY.find("bylaw.decisions").tag("decision", decision).functionCounters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    private static SpanData pay(long amount) {
        Span span = TRACER.spanBuilder("pay " + amount).startSpan();
        Scope scope = span.makeCurrent();
        try {
            new Till().pay("p", amount);
        } catch (SecurityException refused) {
            refusals++;
            System.out.println(refused.getMessage());
        } finally {
            scope.close();
            span.end();
        }
        return ((ReadableSpan) span).toSpanData();
    }

    private static void show(SpanData span) {
        span.getAttributes().forEach((key, value) -> System.out.println(span.getName() + ": " + key + "=" + value));
        for (EventData event : span.getEvents()) {
            event.getAttributes()
                    .forEach((key, value) ->
                            System.out.println(span.getName() + ": " + event.getName() + " " + key + "=" + value));
        }
    }

    private static String text(Meter meter) {
        StringBuilder values = new StringBuilder(
                "meter " + meter.getId().getName() + " " + meter.getId().getTags());
        meter.measure()
                .forEach(value -> values.append(" ")
                        .append(value.getStatistic())
                        .append("=")
                        .append(value.getValue()));
        return values.toString();
    }
}
