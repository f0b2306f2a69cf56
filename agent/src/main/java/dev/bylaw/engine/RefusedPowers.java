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
 * Writes down who wanted a power of the JVM that the seal keeps closed, or an identity that is not his to take. The record is
 * that of any other refused call: a decision, on the site of the JDK or of the API, under the code {@code seal} or
 * {@code identity}, so that it is found and verified as those are.
 */
final class RefusedPowers {

    private static final String SEAL = "seal";
    private static final String IDENTITY = "identity";

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
        String target = power.detail() == null
                ? null
                : EntityUid.of("Jvm", power.detail()).toString();
        record(SEAL, "jvm", new Decision.Site(power.className(), power.method()), target, power.reason());
        console.once("seal " + power.className() + power.method(), power.reason());
    }

    /**
     * Records that somebody was refused an identity.
     *
     * @param className the class of the API that was called
     * @param method its method
     * @param wanted who would have acted
     * @param reason why not
     */
    void identity(String className, String method, String wanted, String reason) {
        record(IDENTITY, IDENTITY, new Decision.Site(className, method), wanted, reason);
    }

    private void record(String code, String kind, Decision.Site site, String target, String reason) {
        try {
            log.append(statement(code, kind, site, target, reason), durability);
        } catch (LogException | RuntimeException | Error notRecorded) {
            console.failure("the refusal of " + site.method() + " could not be recorded", notRecorded);
        }
    }

    private Decision statement(String code, String kind, Decision.Site site, String target, String reason) {
        Decision.Verdict verdict =
                new Decision.Verdict(Decision.Result.DENY, Decision.Result.DENY, Decision.Mode.ENFORCE, code, reason);
        return new Decision(
                RecordIds.next(),
                RecordIds.nowMicros(),
                verdict,
                site,
                new Decision.Action(kind, site.method(), target, List.of(), List.of()),
                CallRecord.actor(bindings.chain()),
                new Decision.PolicyUse(code, List.of(), List.of(), List.of()),
                durability,
                null);
    }
}
