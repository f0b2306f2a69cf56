// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.threats;

import dev.bylaw.threats.app.Shows;
import dev.bylaw.threats.app.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Makes the table of results out of the tests that ran, when the last of them has ended: on the console, in
 * {@code target/threats-<jdk>.txt} and in {@code target/threats-<jdk>.json}. JUnit finds it by its service file.
 */
public final class Results implements TestExecutionListener {

    private static final AtomicInteger UNCHECKED = new AtomicInteger();

    private final Map<String, Row> rows = new ConcurrentHashMap<>();

    /** Called by JUnit. */
    public Results() {}

    /** What the tests of one entry showed. */
    private static final class Row {
        final Set<Verdict> verdicts = EnumSet.noneOf(Verdict.class);
        final List<String> passed = new ArrayList<>();
        final List<String> failed = new ArrayList<>();
    }

    /** Bodies of governed methods that ran though they should have been refused. */
    static void unchecked(int effects) {
        UNCHECKED.addAndGet(effects);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (!test.isTest() || !(test.getSource().orElse(null) instanceof MethodSource source)) {
            return;
        }
        String id = source.getClassName().startsWith(Results.class.getPackageName())
                ? Entry.idOf(source.getMethodName())
                : null;
        if (id != null && result.getStatus() != TestExecutionResult.Status.ABORTED) {
            add(rows.computeIfAbsent(id, unknown -> new Row()), source, result);
        }
    }

    private static void add(Row row, MethodSource source, TestExecutionResult result) {
        String name = source.getJavaClass().getSimpleName() + '#' + source.getMethodName();
        synchronized (row) {
            if (result.getStatus() == TestExecutionResult.Status.SUCCESSFUL) {
                row.passed.add(name);
                Method method = source.getJavaMethod();
                Shows shows = method.getAnnotation(Shows.class);
                row.verdicts.addAll(List.of(shows == null ? new Verdict[] {Verdict.STOPPED} : shows.value()));
            } else {
                row.failed.add(name);
            }
        }
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        if (rows.isEmpty()) {
            return;
        }
        String jdk = Integer.toString(Runtime.version().feature());
        List<String> table = new ArrayList<>();
        List<String> json = new ArrayList<>();
        Map<String, Integer> counts = new TreeMap<>();
        table.add("Threats on JDK " + jdk);
        for (Entry entry : Entry.all()) {
            Row row = rows.getOrDefault(entry.id(), new Row());
            String result = result(row);
            counts.merge(result, 1, Integer::sum);
            table.add(String.format("%-9s %-6s %-30s %s", entry.id(), entry.scope(), result, entry.title()));
            json.add(json(entry, result, row));
        }
        table.add("Governed bodies that ran unchecked: " + UNCHECKED.get());
        table.add(counts.toString());
        write("threats-" + jdk + ".txt", table);
        write("threats-" + jdk + ".json", json);
        table.forEach(System.out::println);
    }

    private static String result(Row row) {
        if (!row.failed.isEmpty()) {
            return "FAILED";
        }
        return row.passed.isEmpty()
                ? "not run"
                : String.join("; ", row.verdicts.stream().map(Verdict::toString).toList());
    }

    private static String json(Entry entry, String result, Row row) {
        return "{\"entry\":\"" + entry.id() + "\",\"scope\":\"" + entry.scope() + "\",\"result\":\"" + result
                + "\",\"passed\":" + json(row.passed) + ",\"failed\":" + json(row.failed) + "}";
    }

    private static String json(List<String> names) {
        return names.isEmpty() ? "[]" : "[\"" + String.join("\",\"", names) + "\"]";
    }

    private static void write(String name, List<String> lines) {
        try {
            Files.write(Path.of("target", name), lines);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
