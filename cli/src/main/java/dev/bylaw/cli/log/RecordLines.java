// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.cli.log;

import dev.bylaw.cli.console.Console;
import dev.bylaw.cli.json.JsonLine;

/**
 * Records for programs: one JSON object a line. A decision has the member {@code decision}; every other record has {@code
 * record}, its type, and {@code predicate}, what it says.
 */
final class RecordLines implements RecordView {

    private final Console console;

    RecordLines(Console console) {
        this.console = console;
    }

    @Override
    public void decision(DecisionView decision) {
        console.answer(decision.json());
    }

    @Override
    public void other(LogRecord record) {
        console.answer(new JsonLine()
                .put("record", record.type())
                .put("time", record.time())
                .put("predicate", record.predicate())
                .put("index", record.index())
                .toString());
    }

    @Override
    public void end() {
        // Nothing is held back.
    }
}
