// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.cli.log;

import dev.bylaw.evidence.json.JsonValue;
import dev.bylaw.evidence.log.LogException;
import dev.bylaw.evidence.log.LogSettings;
import dev.bylaw.evidence.log.TransparencyLog;
import dev.bylaw.evidence.statement.Decision;
import dev.bylaw.evidence.statement.Durability;
import dev.bylaw.evidence.statement.Execution;
import dev.bylaw.evidence.statement.RecordRef;
import dev.bylaw.evidence.statement.Statement;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Writes a real log, record by record. */
final class SampleLog implements AutoCloseable {

    static final String REFUND = "01J0000000000000000000000A";
    static final String DELETE = "01J0000000000000000000000B";
    static final String EXPORT = "01J0000000000000000000000C";

    private final TransparencyLog log;

    SampleLog(Path folder) throws LogException {
        log = TransparencyLog.open(new LogSettings(folder, "example.com/shop", "till-1", "0.1.0"));
    }

    /** Three calls: one done, one refused, one allowed of which nothing more is known. */
    static void write(Path folder) throws LogException {
        try (SampleLog log = new SampleLog(folder)) {
            RecordRef refund = log.append(refund().statement());
            log.append(delete().statement());
            log.append(export().statement());
            log.append(Execution.ended(refund, Execution.Outcome.COMPLETED, 1, micros("2026-11-01T09:30:01Z"), null));
        }
    }

    static Call refund() {
        return new Call(REFUND, "2026-11-01T09:30:00.250Z", "refund_order", "Order::\"o-17\"")
                .by("Agent::\"support\"", "User::\"maya\"")
                .allowedBy("support-staff")
                .disclosing("amountInCents", new JsonValue.Whole(4200));
    }

    static Call delete() {
        return new Call(DELETE, "2026-11-01T10:00:00Z", "delete_customer", "Customer::\"c-1\"")
                .by("Agent::\"support\"", "User::\"maya\"")
                .deniedBy("agents-never-delete", "Refused by policy agents-never-delete: ask a person.");
    }

    static Call export() {
        return new Call(EXPORT, "2026-11-02T08:00:00Z", "export_ledger", "Ledger::\"2026\"")
                .by("User::\"lena\"")
                .allowedBy("bookkeeping");
    }

    RecordRef append(Statement statement) throws LogException {
        return log.append(statement, Durability.DURABLE);
    }

    @Override
    public void close() throws LogException {
        log.close();
    }

    static long micros(String instant) {
        Instant at = Instant.parse(instant);
        return at.getEpochSecond() * 1_000_000 + at.getNano() / 1_000;
    }

    /** A governed call as a record says it. */
    record Call(
            String id,
            String time,
            String action,
            String resource,
            String principal,
            List<String> chain,
            Decision.Verdict verdict,
            List<String> policies,
            List<Decision.Argument> disclosed) {

        Call(String id, String time, String action, String resource) {
            this(id, time, action, resource, null, List.of(), null, List.of(), List.of());
        }

        Call by(String acting, String... above) {
            return new Call(id, time, action, resource, acting, List.of(above), verdict, policies, disclosed);
        }

        Call allowedBy(String policy) {
            return decided(
                    new Decision.Verdict(
                            Decision.Result.ALLOW, Decision.Result.ALLOW, Decision.Mode.ENFORCE, null, null),
                    policy);
        }

        Call deniedBy(String policy, String reason) {
            return decided(
                    new Decision.Verdict(
                            Decision.Result.DENY, Decision.Result.DENY, Decision.Mode.ENFORCE, "policy", reason),
                    policy);
        }

        Call observedAgainst(String policy, String reason) {
            return decided(
                    new Decision.Verdict(
                            Decision.Result.ALLOW, Decision.Result.DENY, Decision.Mode.OBSERVE, "policy", reason),
                    policy);
        }

        private Call decided(Decision.Verdict decision, String policy) {
            return new Call(id, time, action, resource, principal, chain, decision, List.of(policy), disclosed);
        }

        Call disclosing(String name, JsonValue value) {
            return new Call(
                    id,
                    time,
                    action,
                    resource,
                    principal,
                    chain,
                    verdict,
                    policies,
                    List.of(new Decision.Argument(name, value)));
        }

        Decision statement() {
            return new Decision(
                    id,
                    micros(time),
                    verdict,
                    new Decision.Site("com.example.Till", "run"),
                    new Decision.Action("tool", action, resource, List.of(), disclosed),
                    new Decision.Actor(
                            principal, "s-1", chain, chain.isEmpty() ? List.of() : List.of("credential", "api")),
                    new Decision.PolicyUse("bylaw-policy", List.of(), policies, List.of()),
                    Durability.DURABLE,
                    null);
        }
    }
}
