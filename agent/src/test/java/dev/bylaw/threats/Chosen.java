// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.threats;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Runs the tests of one entry only, when the system property {@code bylaw.threat} names it: {@code -Dbylaw.threat=CALL-1}. */
final class Chosen implements ExecutionCondition {

    /** Whether the test of this name is to run. */
    static boolean includes(String test) {
        String chosen = System.getProperty("bylaw.threat", "");
        String id = Entry.idOf(test);
        return chosen.isEmpty() || id == null || id.equals(chosen);
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        boolean included = context.getTestMethod()
                .map(method -> includes(method.getName()))
                .orElseGet(() ->
                        Suite.testsOf(context.getRequiredTestClass()).stream().anyMatch(Chosen::includes));
        return included
                ? ConditionEvaluationResult.enabled("chosen, or none is")
                : ConditionEvaluationResult.disabled("another entry is chosen");
    }
}
