// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.benchmarks.startup.programs;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An ordinary class, of which {@link ManyClasses} has copies under other numbers. Nothing in it is governed. */
public final class Part0000 implements Runnable, Comparable<Part0000> {

    private static final int MOST = 100;

    private final String name;
    private final Map<String, List<Long>> amounts = new HashMap<>();
    private long total;

    /** Of this name. */
    public Part0000(String name) {
        this.name = name;
    }

    /** Adds an amount under a heading. */
    public void add(String heading, long amount) {
        List<Long> under = amounts.computeIfAbsent(heading, none -> new ArrayList<>());
        if (under.size() >= MOST) {
            throw new IllegalStateException(name + " has " + MOST + " amounts under " + heading);
        }
        under.add(amount);
        total += amount;
    }

    /** The amounts under a heading. */
    public List<Long> under(String heading) {
        return Collections.unmodifiableList(amounts.getOrDefault(heading, List.of()));
    }

    /** All amounts together. */
    public long total() {
        return total;
    }

    @Override
    public void run() {
        for (Map.Entry<String, List<Long>> each : amounts.entrySet()) {
            long sum = 0;
            for (long amount : each.getValue()) {
                sum += amount;
            }
            if (sum < 0) {
                add(each.getKey(), -sum);
            }
        }
    }

    @Override
    public int compareTo(Part0000 other) {
        int byTotal = Long.compare(total, other.total);
        return byTotal == 0 ? name.compareTo(other.name) : byTotal;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Part0000 part && part.total == total && part.name.equals(name);
    }

    @Override
    public int hashCode() {
        return name.hashCode() ^ Long.hashCode(total);
    }

    @Override
    public String toString() {
        return name + '=' + total;
    }
}
