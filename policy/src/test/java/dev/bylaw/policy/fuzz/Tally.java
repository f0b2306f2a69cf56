// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Counts what was compared, and keeps the first differences. */
public final class Tally {

    private static final int KEPT = 40;

    private final Map<String, Long> counts = new TreeMap<>();
    private final List<String> differences = new ArrayList<>();
    private long differing;

    /** Counts one of these. */
    public void count(String what) {
        count(what, 1);
    }

    /** Counts so many of these. */
    public void count(String what, long number) {
        counts.merge(what, number, Long::sum);
    }

    /** How many of these were counted. */
    public long of(String what) {
        return counts.getOrDefault(what, 0L);
    }

    /** The share of these among those, in per cent. */
    public long percent(String what, String among) {
        return of(among) == 0 ? 0 : 100 * of(what) / of(among);
    }

    /** Notes that the two implementations differ. */
    public void differ(long seed, String what, Object input, Object rust, Object ours) {
        differing++;
        count("differences: " + what);
        if (differences.size() < KEPT) {
            differences.add(
                    "seed " + seed + ": " + what + "\n  input: " + input + "\n  Rust:  " + rust + "\n  ours:  " + ours);
        }
    }

    /** Notes a difference if these are not equal. */
    public void compare(long seed, String what, Object input, Object rust, Object ours) {
        if (!rust.equals(ours)) {
            differ(seed, what, input, rust, ours);
        }
    }

    /** Notes a difference if one implementation accepts the input, the other does not, and no known reason explains it. */
    public void accepted(long seed, String what, String input, boolean rust, String problem) {
        if (rust == problem.isEmpty()) {
            return;
        }
        Optional<Explained> explained = rust ? Explained.of(problem) : Optional.empty();
        if (explained.isPresent()) {
            count("explained: " + explained.get());
        } else {
            differ(seed, what, input, rust ? "accepted" : "refused", problem.isEmpty() ? "accepted" : problem);
        }
    }

    /** The first differences; empty when there is none. */
    public List<String> differences() {
        return differences;
    }

    /** How many differences there are. */
    public long differing() {
        return differing;
    }

    /** All counts, one a line. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        counts.forEach((what, number) -> out.append(String.format("%,14d  %s%n", number, what)));
        return out.toString();
    }
}
