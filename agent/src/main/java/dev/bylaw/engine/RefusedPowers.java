// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import dev.bylaw.engine.identity.Bindings;
import dev.bylaw.evidence.log.LogException;
import dev.bylaw.evidence.log.RecordLog;
import dev.bylaw.evidence.statement.Decision;
import dev.bylaw.evidence.statement.Durability;
import dev.bylaw.evidence.statement.RecordIds;
import dev.bylaw.policy.value.EntityUid;
import dev.bylaw.weave.Power;
import java.util.List;

/**
 * Writes down who wanted to use a power of the JVM that the seal keeps closed. The record is that of any other refused call:
 * a decision, on the site of the JDK, under the code {@code seal}, so that it is found and verified as those are.
 */
final class RefusedPowers {

    private static final String CODE = "seal";
    private static final String KIND = "jvm";

    private final RecordLog log;
    private final Bindings bindings;
    private final Durability durability;
    private final Console console;

    RefusedPowers(RecordLog log, Bindings bindings, Durability durability, Console console) {
        this.log = log;
        this.bindings = bindings;
        this.durability = durability;
        this.console = console;
    }

    /** Records and reports it. It is refused whatever happens here. */
    void record(Power power) {
        try {
            log.append(statement(power), durability);
        } catch (LogException | RuntimeException | Error notRecorded) {
            console.failure("the refusal of " + power.method() + " could not be recorded", notRecorded);
        }
        console.once("seal " + power.className() + power.method(), power.reason());
    }

    private Decision statement(Power power) {
        String target = power.detail() == null
                ? null
                : EntityUid.of("Jvm", power.detail()).toString();
        Decision.Verdict verdict = new Decision.Verdict(
                Decision.Result.DENY, Decision.Result.DENY, Decision.Mode.ENFORCE, CODE, power.reason());
        return new Decision(
                RecordIds.next(),
                RecordIds.nowMicros(),
                verdict,
                new Decision.Site(power.className(), power.method()),
                new Decision.Action(KIND, power.method(), target, List.of(), List.of()),
                CallRecord.actor(bindings.chain()),
                new Decision.PolicyUse(CODE, List.of(), List.of(), List.of()),
                durability,
                null);
    }
}
