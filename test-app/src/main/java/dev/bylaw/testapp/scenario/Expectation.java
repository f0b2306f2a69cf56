// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.testapp.scenario;

import java.util.List;

/**
 * What must come of a step.
 *
 * @param effects exactly the changes, as {@link State#changesSince} says them
 * @param reads what the answer must contain, each of them
 */
public record Expectation(List<String> effects, List<String> reads) {

    /** These changes and no others, at least one. */
    static Expectation change(String... effects) {
        return new Expectation(List.of(effects), List.of());
    }

    /** No change. */
    static Expectation nothing() {
        return new Expectation(List.of(), List.of());
    }

    /** The same, and an answer with these texts in it. */
    Expectation reading(String... texts) {
        return new Expectation(effects, List.of(texts));
    }

    boolean holds(List<String> actualEffects, String answer) {
        return effects.equals(actualEffects) && reads.stream().allMatch(answer::contains);
    }
}
