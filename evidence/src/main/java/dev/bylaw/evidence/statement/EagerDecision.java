// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.statement;

import dev.bylaw.evidence.json.JsonValue;
import dev.bylaw.evidence.json.JsonWriter;
import dev.bylaw.evidence.statement.Decision.Action;
import dev.bylaw.evidence.statement.Decision.Argument;
import java.util.ArrayList;
import java.util.List;

/** Makes the statement of a decision that was to be written later, at once. */
public final class EagerDecision {

    private EagerDecision() {}

    /**
     * The statement, with an id and with its arguments closed; what opens them is kept.
     *
     * @param timeMicros when it was decided
     */
    public static Decision of(LateDecision late, long timeMicros) {
        String id = late.id() == null ? RecordIds.next() : late.id();
        List<Argument> arguments = new ArrayList<>(late.arguments());
        for (int i = 0; i < late.arguments(); i++) {
            arguments.add(argument(late, i));
        }
        ArgumentDigester.Closed closed = new ArgumentDigester().close(arguments);
        if (late.keepsOpenings()) {
            late.keep(id, closed.disclosures());
        }
        return of(late, id, timeMicros, closed.digests());
    }

    /** The statement over digests that were made before. */
    static Decision of(LateDecision late, String id, long timeMicros, List<String> digests) {
        List<Argument> disclosed = new ArrayList<>();
        for (int i = 0; i < late.arguments(); i++) {
            if (late.isDisclosed(i)) {
                disclosed.add(argument(late, i));
            }
        }
        return new Decision(
                id,
                timeMicros,
                late.verdict(),
                late.site(),
                new Action(late.kind(), late.name(), late.target(), digests, disclosed),
                late.actor(),
                late.policy(),
                late.durability(),
                null);
    }

    private static Argument argument(LateDecision late, int i) {
        return new Argument(late.argumentName(i), new Late(late, i));
    }

    /** An argument's value, which the decision writes. */
    private record Late(LateDecision decision, int argument) implements JsonValue {
        @Override
        public void writeTo(JsonWriter out) {
            decision.writeArgument(argument, out);
        }
    }
}
