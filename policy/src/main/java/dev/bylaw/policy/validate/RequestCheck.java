// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.validate;

import dev.bylaw.policy.Request;
import dev.bylaw.policy.ast.Span;
import dev.bylaw.policy.schema.Schema;
import dev.bylaw.policy.syntax.NearestName;
import dev.bylaw.policy.value.EntityUid;
import java.util.Set;

/** Checks that a request is one of those that the schema allows; every problem is reported. */
final class RequestCheck {

    private final Schema schema;
    private final ValueTypes values;
    private final Findings findings = new Findings("");

    RequestCheck(Schema schema) {
        this.schema = schema;
        this.values = new ValueTypes(schema);
    }

    Findings check(Request request) {
        Schema.Action action = schema.action(request.action()).orElse(null);
        if (action == null) {
            report(
                    "action " + request.action() + " is not in the schema",
                    ReferenceCheck.hint(request.action(), schema));
        }
        participant("principal", request.principal(), action == null ? Set.of() : action.principals(), action);
        participant("resource", request.resource(), action == null ? Set.of() : action.resources(), action);
        if (action != null) {
            values.mismatch(request.context(), action.context(), "context")
                    .ifPresent(problem -> report(problem, "correct the context of " + action.uid()));
        }
        return findings;
    }

    private void participant(String role, EntityUid uid, Set<String> allowed, Schema.Action action) {
        if (schema.entityType(uid.type()).isEmpty()) {
            report(
                    role + " " + uid + " has a type that is not in the schema",
                    NearestName.hint(uid.type(), schema.entityTypes().keySet(), "declare it in the schema"));
            return;
        }
        values.undeclared(uid).ifPresent(problem -> report(role + ": " + problem, "use a declared one"));
        if (action != null && !allowed.contains(uid.type())) {
            report(
                    "action " + action.uid() + " does not apply to a " + role + " of type " + uid.type(),
                    allowed.isEmpty() ? "it applies to none" : "it applies to " + String.join(", ", allowed));
        }
    }

    private void report(String message, String hint) {
        findings.add(FindingKind.INVALID_REQUEST, Span.NONE, message, hint);
    }
}
