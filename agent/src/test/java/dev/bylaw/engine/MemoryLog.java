// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import dev.bylaw.evidence.log.RecordLog;
import dev.bylaw.evidence.statement.Decision;
import dev.bylaw.evidence.statement.Durability;
import dev.bylaw.evidence.statement.EagerDecision;
import dev.bylaw.evidence.statement.Execution;
import dev.bylaw.evidence.statement.LateDecision;
import dev.bylaw.evidence.statement.RecordIds;
import dev.bylaw.evidence.statement.RecordRef;
import dev.bylaw.evidence.statement.Statement;
import java.util.ArrayList;
import java.util.List;

/** Keeps statements in memory, or fails as it is told to. */
final class MemoryLog implements RecordLog {

    final List<Statement> statements = new ArrayList<>();
    RuntimeException failure;

    @Override
    public synchronized RecordRef append(Statement statement, Durability durability) {
        if (failure != null) {
            throw failure;
        }
        statements.add(statement);
        String id = statement instanceof Decision decision ? decision.id() : null;
        return new RecordRef(id, new byte[32], new byte[32]);
    }

    @Override
    public synchronized long append(LateDecision decision, Durability durability) {
        append(EagerDecision.of(decision, RecordIds.nowMicros()), durability);
        return statements.size();
    }

    @Override
    public synchronized void appendOutcome(long decision, long startedNanos, Execution.Outcome outcome, String error) {
        String id = ((Decision) statements.get((int) decision - 1)).id();
        long now = RecordIds.nowMicros();
        append(
                Execution.ended(new RecordRef(id, new byte[32], new byte[32]), outcome, now, now, error),
                Durability.ASYNC);
    }

    synchronized List<Decision> decisions() {
        return statements.stream()
                .filter(Decision.class::isInstance)
                .map(Decision.class::cast)
                .toList();
    }

    synchronized List<Execution> executions() {
        return statements.stream()
                .filter(Execution.class::isInstance)
                .map(Execution.class::cast)
                .toList();
    }

    @Override
    public String boot() {
        return "01J00000000000000000000000";
    }

    @Override
    public void close() {}
}
