// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.validate;

import dev.bylaw.policy.Entity;
import dev.bylaw.policy.ast.Span;
import dev.bylaw.policy.schema.Schema;
import dev.bylaw.policy.syntax.NearestName;
import dev.bylaw.policy.value.EntityUid;
import dev.bylaw.policy.value.Value;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Checks that entities are as the schema declares them; the first problem of each part of each is reported. */
final class EntityCheck {

    private final Schema schema;
    private final ValueTypes values;
    private final Findings findings = new Findings("");

    EntityCheck(Schema schema) {
        this.schema = schema;
        this.values = new ValueTypes(schema);
    }

    Findings findings() {
        return findings;
    }

    /** Checks the entity, whose ancestors are these, direct and indirect. */
    void check(Entity entity, Collection<EntityUid> ancestors) {
        EntityUid uid = entity.uid();
        if (Schema.isActionType(uid.type())) {
            action(entity, ancestors);
            return;
        }
        Optional<Schema.EntityType> type = schema.entityType(uid.type());
        if (type.isEmpty()) {
            report(
                    uid,
                    "its type is not in the schema",
                    NearestName.hint(uid.type(), schema.entityTypes().keySet(), "declare it in the schema"));
            return;
        }
        values.undeclared(uid).ifPresent(problem -> report(uid, problem, "use a declared one"));
        values.mismatch(entity.attributes(), type.get().attributes(), "the entity")
                .ifPresent(problem -> report(uid, problem, "correct the entity or the schema"));
        ancestors(uid, type.get(), ancestors);
        tags(entity, type.get());
    }

    private void action(Entity entity, Collection<EntityUid> ancestors) {
        Optional<Schema.Action> action = schema.action(entity.uid());
        if (action.isEmpty()) {
            report(entity.uid(), "the action is not in the schema", "declare it in the schema");
        } else if (entity.attributes().size() > 0
                || entity.tags().size() > 0
                || !new TreeSet<>(ancestors).equals(action.get().ancestors())) {
            report(
                    entity.uid(),
                    "the action differs from its declaration",
                    "leave actions out of the entities: they come from the schema");
        }
    }

    private void ancestors(EntityUid uid, Schema.EntityType type, Collection<EntityUid> ancestors) {
        for (EntityUid ancestor : new TreeSet<>(ancestors)) {
            values.undeclared(ancestor).ifPresent(problem -> report(uid, problem, "use a declared one"));
            if (!type.ancestors().contains(ancestor.type())) {
                report(
                        uid,
                        "it is in " + ancestor + ", and the schema lets it be in none of that type",
                        type.ancestors().isEmpty()
                                ? "entities of type " + uid.type() + " are in no others"
                                : "it may be in " + String.join(", ", type.ancestors()));
            }
        }
    }

    private void tags(Entity entity, Schema.EntityType type) {
        for (Map.Entry<String, Value> tag : entity.tags().toMap().entrySet()) {
            Optional<String> problem = type.tags().isEmpty()
                    ? Optional.of("it has a tag \"" + tag.getKey() + "\", and its type has no tags")
                    : values.mismatch(tag.getValue(), type.tags().get(), "tag \"" + tag.getKey() + "\"");
            problem.ifPresent(text -> report(entity.uid(), text, "correct the entity or the schema"));
        }
    }

    private void report(EntityUid uid, String problem, String hint) {
        findings.add(FindingKind.INVALID_ENTITY, Span.NONE, "entity " + uid + ": " + problem, hint);
    }
}
