// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.cli.log;

import dev.bylaw.cli.console.Failure;
import java.util.HashMap;
import java.util.Map;

/**
 * What became of each decision, from the execution records of the log. They may stand far behind their decision, so the log
 * is read once for them alone; what is kept is one short text for each decision whose body ran.
 */
final class Outcomes {

    /** No record says that the body ran. */
    static final String NONE = "none";

    private final Map<String, String> byDecision = new HashMap<>();

    static Outcomes in(LogFolder folder) throws Failure {
        Outcomes outcomes = new Outcomes();
        folder.read(outcomes::add);
        return outcomes;
    }

    /** Takes note of a record, if it is one of an execution. */
    void add(LogRecord record) {
        if (record.is(LogRecord.EXECUTION)) {
            String id = record.predicate().at("decision", "id").text();
            // One text for all that are alike: a log of a year has millions of them.
            add(id, record.predicate().at("outcome").text().intern());
        }
    }

    void add(String decisionId, String outcome) {
        byDecision.put(decisionId, outcome);
    }

    String of(String decisionId) {
        return byDecision.getOrDefault(decisionId, NONE);
    }
}
