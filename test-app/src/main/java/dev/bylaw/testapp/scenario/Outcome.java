// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.testapp.scenario;

import java.util.List;

/**
 * What came of a step: one line of the result file.
 *
 * @param step the step's name
 * @param attempted what happened, for a reader
 * @param enforced whether the enforcer was in force
 * @param expected what had to come of it
 * @param effects the changes that were found
 * @param read what the model, or the person, was told
 * @param held whether exactly the expected came of it
 */
public record Outcome(
        String step,
        String attempted,
        boolean enforced,
        Expectation expected,
        List<String> effects,
        String read,
        boolean held) {

    static Outcome of(Step step, boolean enforced, List<String> effects, String read) {
        Expectation expected = enforced ? step.enforced() : step.unenforced();
        return new Outcome(
                step.name(), step.attempted(), enforced, expected, effects, read, expected.holds(effects, read));
    }
}
