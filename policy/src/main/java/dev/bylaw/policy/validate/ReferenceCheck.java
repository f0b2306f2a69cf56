// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.validate;

import dev.bylaw.policy.ast.Condition;
import dev.bylaw.policy.ast.Expr;
import dev.bylaw.policy.ast.PolicyBody;
import dev.bylaw.policy.ast.Span;
import dev.bylaw.policy.schema.Schema;
import dev.bylaw.policy.syntax.NearestName;
import dev.bylaw.policy.value.EntityUid;
import java.util.List;

/**
 * Finds entity types, actions and enumerated entities that the schema does not declare, wherever a policy names
 * them: also where the type checker does not look because the place can never be reached.
 */
final class ReferenceCheck {

    private final Schema schema;
    private final Findings findings;

    ReferenceCheck(Schema schema, Findings findings) {
        this.schema = schema;
        this.findings = findings;
    }

    void check(PolicyBody policy) {
        Heads.type(policy.principal()).ifPresent(mention -> type(mention.type(), mention.span()));
        Heads.type(policy.resource()).ifPresent(mention -> type(mention.type(), mention.span()));
        Heads.entities(policy).forEach(mention -> entity(mention.uid(), mention.span()));
        for (Condition condition : policy.conditions()) {
            ExprWalk.visit(condition.body(), this::expression);
        }
    }

    private void expression(Expr expr) {
        if (expr instanceof Expr.Literal literal && literal.value() instanceof EntityUid uid) {
            entity(uid, expr.span());
        } else if (expr instanceof Expr.Is is) {
            type(is.type(), expr.span());
        }
    }

    /** The entities that a link fills in: only their types need to be known. */
    void slot(EntityUid uid, Span span) {
        type(uid.type(), span);
    }

    private void entity(EntityUid uid, Span span) {
        type(uid.type(), span);
        if (Schema.isActionType(uid.type())) {
            action(uid, span);
            return;
        }
        schema.entityType(uid.type()).filter(type -> !type.allowsId(uid.id())).ifPresent(type -> {
            List<String> ids = type.ids().orElseThrow();
            findings.add(
                    FindingKind.UNKNOWN_ENTITY_OF_ENUM,
                    span,
                    uid + " is none of the entities of the enumerated type " + uid.type(),
                    NearestName.hint(uid.id(), ids, "they are " + String.join(", ", ids)));
        });
    }

    private void type(String name, Span span) {
        if (!Schema.isActionType(name) && schema.entityType(name).isEmpty()) {
            findings.add(
                    FindingKind.UNKNOWN_ENTITY_TYPE,
                    span,
                    "entity type " + name + " is not in the schema",
                    NearestName.hint(
                            name, schema.entityTypes().keySet(), "declare it in the schema, or correct the name"));
        }
    }

    private void action(EntityUid uid, Span span) {
        if (schema.action(uid).isEmpty()) {
            findings.add(
                    FindingKind.UNKNOWN_ACTION, span, "action " + uid + " is not in the schema", hint(uid, schema));
        }
    }

    /** The nearest id of a declared action, for an action that is not declared. */
    static String hint(EntityUid action, Schema schema) {
        List<String> ids = schema.actions().keySet().stream()
                .filter(known -> known.type().equals(action.type()))
                .map(EntityUid::id)
                .toList();
        return NearestName.hint(action.id(), ids, "declare it in the schema, or correct the name");
    }
}
