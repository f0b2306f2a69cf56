// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.statement;

import dev.bylaw.evidence.json.JsonValue;
import dev.bylaw.evidence.statement.Decision.Action;
import dev.bylaw.evidence.statement.Decision.Actor;
import dev.bylaw.evidence.statement.Decision.Argument;
import dev.bylaw.evidence.statement.Decision.Mode;
import dev.bylaw.evidence.statement.Decision.PolicyUse;
import dev.bylaw.evidence.statement.Decision.ResourceDescriptor;
import dev.bylaw.evidence.statement.Decision.Result;
import dev.bylaw.evidence.statement.Decision.Site;
import dev.bylaw.evidence.statement.Decision.Verdict;
import java.util.List;

/** Statements as a shop's refund service would make them. */
public final class Samples {

    /** 2026-11-01T09:30:00.000001Z. */
    public static final long NOON = 1_793_525_400_000_001L;

    public static final Point POINT = new Point("orders-1", "01JBOOT0000000000000000000", "0.1.0");

    private static final ResourceDescriptor POLICIES =
            new ResourceDescriptor("policies/refunds.cedar", "ab".repeat(32));

    private Samples() {}

    /** A refund that is allowed, its amount disclosed. */
    public static Decision allowed(String id) {
        return decision(id, new Verdict(Result.ALLOW, Result.ALLOW, Mode.ENFORCE, null, null), "Order::\"o-17\"");
    }

    /** A refund that is refused by policy. */
    public static Decision denied(String id) {
        return decision(
                id,
                new Verdict(Result.DENY, Result.DENY, Mode.ENFORCE, "policy", "Refunds above 50.00 need a person."),
                "Order::\"o-17\"");
    }

    /** A refund about another order. */
    public static Decision decision(String id, Verdict verdict, String target) {
        var closed = new ArgumentDigester()
                .close(List.of(
                        new Argument("order", new JsonValue.Text("o-17")),
                        new Argument("amount", new JsonValue.Whole(4_200))));
        return new Decision(
                id,
                NOON,
                verdict,
                new Site("com.acme.Orders", "refund"),
                new Action(
                        "tool",
                        "refund",
                        target,
                        closed.digests(),
                        List.of(new Argument("amount", new JsonValue.Whole(4_200)))),
                new Actor("Agent::\"support\"", "s-1", List.of("User::\"alice\""), List.of("framework", "api")),
                new PolicyUse("bylaw-cedar/0.1.0", List.of(POLICIES), List.of("refund-limit"), List.of()),
                Durability.DURABLE,
                null);
    }

    /** The record's bytes, numbered. */
    public static byte[] bytes(Statement statement, long seq) {
        StatementEncoder encoder = new StatementEncoder(POINT);
        encoder.encode(statement);
        encoder.number(seq);
        return java.util.Arrays.copyOf(encoder.buffer(), encoder.length());
    }

    /** A reference to an encoded decision. */
    public static RecordRef ref(Decision decision) {
        StatementEncoder encoder = new StatementEncoder(POINT);
        encoder.encode(decision);
        encoder.number(1);
        return new RecordRef(decision.id(), encoder.leafHash(), encoder.subject());
    }
}
