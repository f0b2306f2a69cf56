// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import dev.bylaw.engine.ask.Question;
import dev.bylaw.engine.config.Settings;
import dev.bylaw.engine.flight.DecisionEvents;
import dev.bylaw.engine.identity.Bindings;
import dev.bylaw.engine.identity.Opening;
import dev.bylaw.engine.telemetry.Telemetry;
import dev.bylaw.evidence.log.RecordLog;
import dev.bylaw.evidence.statement.Decision;
import dev.bylaw.evidence.statement.Durability;
import dev.bylaw.evidence.statement.Execution;
import dev.bylaw.evidence.statement.LateDecision;
import dev.bylaw.evidence.statement.RecordRef;
import dev.bylaw.evidence.statement.Statement;
import dev.bylaw.policy.Source;
import dev.bylaw.weave.Origin;
import dev.bylaw.weave.Parameter;
import dev.bylaw.weave.Site;
import java.util.List;
import java.util.Optional;

/**
 * Makes calls of every outcome on a thread of ours, before the first one of the application is decided.
 *
 * <p>A class is initialised once. When that meets the end of a stack or of memory, the JVM gives it up for ever, and every
 * later call of anybody is refused. So the classes of a decision are initialised where there is room, by making decisions:
 * by an enforcer of its own, with policies of its own, and written down nowhere.
 *
 * <h2>Threads</h2>
 * Any. The first one waits for the calls, and so do those that come meanwhile.
 */
final class FirstCalls {

    private static final String POLICIES = """
            @id("permit") @disclose("amount")
            permit (principal in Agent::"a", action == Action::"first", resource is First)
            when { context.input.amount <= 10 && context has session };
            @id("forbid") @reason("reason") @approval("nobody")
            forbid (principal, action == Action::"first", resource)
            when { context.input.amount > 100 && context.input.name like "a*" };
            """;

    private static final Site SITE = new Site(
            0,
            "First",
            "call",
            "(Ljava/lang/String;J)V",
            1,
            "first",
            "First::{name}",
            List.of(
                    new Parameter("name", "Ljava/lang/String;", null, false, false, null),
                    new Parameter("amount", "J", null, false, false, null)),
            new Origin.Annotation("First", false));

    private static final long[] AMOUNTS = {1, 50, 500};

    private final Console console;
    private volatile boolean made;

    FirstCalls(Console console) {
        this.console = console;
    }

    /** Returns when they have been made. */
    void ensure() {
        if (!made) {
            makeOnce();
        }
    }

    private synchronized void makeOnce() {
        if (!made) {
            Elsewhere.run("bylaw-first-calls", this::make);
            made = true;
        }
    }

    private void make() {
        try {
            Bindings bindings = new Bindings(null, () -> {});
            Enforcer enforcer = enforcer(bindings);
            call(enforcer, AMOUNTS[0]);
            bindings.open(Opening.of(new String[] {"Agent", "a"}, "session"), (from, to) -> from);
            for (long amount : AMOUNTS) {
                call(enforcer, amount);
            }
            call(enforcer, "of another type");
        } catch (PolicyLoadException | RuntimeException | Error failed) {
            console.failure(
                    "the first calls could not be made, so a call at the end of a stack may break others", failed);
        }
    }

    private static void call(Enforcer enforcer, Object amount) {
        try {
            enforcer.exit(enforcer.enter(0, null, new Object[] {"a", amount}));
        } catch (SecurityException refused) {
            // as it must be
        }
    }

    /** Takes records, and looks at what the log's thread would look at. */
    private static final class Nowhere implements RecordLog {
        @Override
        public RecordRef append(Statement statement, Durability durability) {
            return new RecordRef(null, new byte[0], new byte[0]);
        }

        @Override
        public long append(LateDecision decision, Durability durability) {
            return decision.verdict().result() == Decision.Result.ALLOW ? decision.weight() : 0;
        }

        @Override
        public void appendOutcome(long decision, long startedNanos, Execution.Outcome outcome, String error) {}

        @Override
        public String boot() {
            return "";
        }

        @Override
        public void close() {}
    }

    private Enforcer enforcer(Bindings bindings) throws PolicyLoadException {
        PolicyBundle bundle = PolicyFiles.bundle(
                new PolicyFiles.Texts(List.of(new Source("first", POLICIES)), Optional.empty(), Optional.empty()));
        RecordLog nowhere = new Nowhere();
        SiteBook sites = new SiteBook();
        sites.put(new SiteBook.Entry(SITE, Question.of(SITE), null));
        return new Enforcer(
                sites,
                new PolicyStore(bundle, Settings.Arguments.ALL),
                bindings,
                new IdentityCalls(
                        bindings, null, null, new RefusedPowers(nowhere, bindings, Durability.ASYNC, console)),
                new Docket(
                        new Recorder(nowhere, Durability.ASYNC, true, ArgumentVault.NONE),
                        true,
                        console,
                        new DecisionEvents(),
                        new Telemetry(List.of(), console::say)),
                null,
                console,
                () -> {});
    }
}
