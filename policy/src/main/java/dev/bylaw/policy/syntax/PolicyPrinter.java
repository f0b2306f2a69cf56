// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.syntax;

import dev.bylaw.policy.ast.ActionScope;
import dev.bylaw.policy.ast.Condition;
import dev.bylaw.policy.ast.PolicyBody;
import dev.bylaw.policy.ast.Scope;
import dev.bylaw.policy.ast.Slot;
import dev.bylaw.policy.value.EntityUid;
import dev.bylaw.policy.value.Escapes;
import java.util.List;
import java.util.Map;

/** Prints policies and templates: one form for each meaning, which parses back to an equal one. */
public final class PolicyPrinter {

    private PolicyPrinter() {}

    /** The policy as text, ending in a line end. */
    public static String print(PolicyBody body) {
        StringBuilder out = new StringBuilder();
        for (Map.Entry<String, String> annotation : body.annotations().entrySet()) {
            out.append('@').append(annotation.getKey());
            out.append('(').append(Escapes.quote(annotation.getValue())).append(")\n");
        }
        out.append(body.effect().keyword()).append(" (\n  ").append(scope(Slot.PRINCIPAL, body.principal()));
        out.append(",\n  ").append(actionScope(body.action()));
        out.append(",\n  ").append(scope(Slot.RESOURCE, body.resource())).append("\n)");
        for (Condition condition : body.conditions()) {
            out.append("\n").append(condition.kind().keyword()).append(" {\n  ");
            ExprPrinter.print(condition.body(), out);
            out.append("\n}");
        }
        return out.append(";\n").toString();
    }

    private static String scope(Slot slot, Scope scope) {
        String variable = slot.text().substring(1);
        if (scope instanceof Scope.Equal equal) {
            return variable + " == " + equal.entity();
        } else if (scope instanceof Scope.In in) {
            return variable + " in " + in.entity();
        } else if (scope instanceof Scope.Is is) {
            return variable + " is " + is.type();
        } else if (scope instanceof Scope.IsIn isIn) {
            return variable + " is " + isIn.type() + " in " + isIn.entity();
        } else if (scope instanceof Scope.EqualSlot) {
            return variable + " == " + slot.text();
        } else if (scope instanceof Scope.InSlot) {
            return variable + " in " + slot.text();
        } else if (scope instanceof Scope.IsInSlot is) {
            return variable + " is " + is.type() + " in " + slot.text();
        }
        return variable;
    }

    private static String actionScope(ActionScope scope) {
        if (scope instanceof ActionScope.Equal equal) {
            return "action == " + equal.entity();
        } else if (scope instanceof ActionScope.In in) {
            return "action in " + in.entity();
        } else if (scope instanceof ActionScope.InAny any) {
            List<String> texts =
                    any.entities().stream().map(EntityUid::toString).toList();
            return "action in [" + String.join(", ", texts) + "]";
        }
        return "action";
    }
}
