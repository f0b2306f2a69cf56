// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.json;

import dev.bylaw.policy.ast.ActionScope;
import dev.bylaw.policy.ast.Scope;
import dev.bylaw.policy.ast.Slot;
import dev.bylaw.policy.ast.Span;
import dev.bylaw.policy.value.EntityUid;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The scopes of a policy's head in JSON: {@code {"op": "==", "entity": …}} and the like. */
final class ScopeJson {

    private ScopeJson() {}

    static Scope read(Json json, Slot slot) {
        JsonFields fields = JsonFields.of(json, "a scope", "op", "entity", "slot", "entity_type", "in");
        String op = fields.string("op");
        return switch (op) {
            case "All" -> {
                JsonFields.of(json, "the scope All", "op");
                yield new Scope.All();
            }
            case "==" -> {
                Optional<Json> entity = entityOrSlot(JsonFields.of(json, "the scope ==", "op", "entity", "slot"), slot);
                yield entity.<Scope>map(e -> new Scope.Equal(ValueJson.readEntity(e), e.span()))
                        .orElseGet(Scope.EqualSlot::new);
            }
            case "in" -> {
                Optional<Json> entity = entityOrSlot(JsonFields.of(json, "the scope in", "op", "entity", "slot"), slot);
                yield entity.<Scope>map(e -> new Scope.In(ValueJson.readEntity(e), e.span()))
                        .orElseGet(Scope.InSlot::new);
            }
            case "is" -> is(JsonFields.of(json, "the scope is", "op", "entity_type", "in"), slot);
            default -> throw JsonFields.error(json.span(), "there is no scope \"" + op + "\"", "");
        };
    }

    private static Scope is(JsonFields fields, Slot slot) {
        Json written = fields.required("entity_type");
        String type = ExprJsonReader.type(written);
        if (!fields.has("in")) {
            return new Scope.Is(type, written.span());
        }
        JsonFields container = JsonFields.of(fields.required("in"), "the container", "entity", "slot");
        Optional<Json> entity = entityOrSlot(container, slot);
        return entity.<Scope>map(e -> new Scope.IsIn(type, ValueJson.readEntity(e), written.span(), e.span()))
                .orElseGet(() -> new Scope.IsInSlot(type, written.span()));
    }

    private static Optional<Json> entityOrSlot(JsonFields fields, Slot slot) {
        if (!fields.has("slot")) {
            return Optional.of(fields.required("entity"));
        }
        Json named = fields.required("slot");
        if (fields.has("entity") || !JsonFields.string(named, "the slot").equals(slot.text())) {
            throw JsonFields.error(named.span(), "here only the slot " + slot.text() + " may stand, by itself", "");
        }
        return Optional.empty();
    }

    static ActionScope readAction(Json json) {
        JsonFields fields = JsonFields.of(json, "an action scope", "op", "entity", "entities");
        String op = fields.string("op");
        return switch (op) {
            case "All" -> {
                JsonFields.of(json, "the scope All", "op");
                yield new ActionScope.All();
            }
            case "==" -> {
                Json entity =
                        JsonFields.of(json, "the scope ==", "op", "entity").required("entity");
                yield new ActionScope.Equal(action(entity), entity.span());
            }
            case "in" -> fields.has("entity") ? actionIn(json) : actionInAny(fields.required("entities"));
            default -> throw JsonFields.error(json.span(), "there is no action scope \"" + op + "\"", "");
        };
    }

    private static ActionScope actionIn(Json json) {
        Json entity = JsonFields.of(json, "the scope in", "op", "entity").required("entity");
        return new ActionScope.In(action(entity), entity.span());
    }

    private static ActionScope actionInAny(Json json) {
        List<EntityUid> actions = new ArrayList<>();
        List<Span> spans = new ArrayList<>();
        for (Json element : JsonFields.array(json, "the actions")) {
            actions.add(action(element));
            spans.add(element.span());
        }
        return ActionScope.in(actions, spans);
    }

    private static EntityUid action(Json json) {
        EntityUid uid = ValueJson.readEntity(json);
        if (!uid.type().equals("Action") && !uid.type().endsWith("::Action")) {
            throw JsonFields.error(json.span(), "an action's type is Action, not " + uid.type(), "");
        }
        return uid;
    }

    static Json write(Scope scope, Slot slot) {
        Map<String, Json> members = new LinkedHashMap<>();
        if (scope instanceof Scope.Equal equal) {
            members.put("op", Json.string("=="));
            members.put("entity", ValueJson.writeEntity(equal.entity()));
        } else if (scope instanceof Scope.In in) {
            members.put("op", Json.string("in"));
            members.put("entity", ValueJson.writeEntity(in.entity()));
        } else if (scope instanceof Scope.EqualSlot || scope instanceof Scope.InSlot) {
            members.put("op", Json.string(scope instanceof Scope.InSlot ? "in" : "=="));
            members.put("slot", Json.string(slot.text()));
        } else if (scope instanceof Scope.Is is) {
            putIs(members, is.type());
        } else if (scope instanceof Scope.IsIn isIn) {
            putIs(members, isIn.type());
            members.put("in", Json.object("entity", ValueJson.writeEntity(isIn.entity())));
        } else if (scope instanceof Scope.IsInSlot isIn) {
            putIs(members, isIn.type());
            members.put("in", Json.object("slot", Json.string(slot.text())));
        } else {
            members.put("op", Json.string("All"));
        }
        return Json.object(members);
    }

    private static void putIs(Map<String, Json> members, String type) {
        members.put("op", Json.string("is"));
        members.put("entity_type", Json.string(type));
    }

    static Json write(ActionScope scope) {
        if (scope instanceof ActionScope.Equal equal) {
            return Json.object("op", Json.string("=="), "entity", ValueJson.writeEntity(equal.entity()));
        } else if (scope instanceof ActionScope.In in) {
            return Json.object("op", Json.string("in"), "entity", ValueJson.writeEntity(in.entity()));
        } else if (scope instanceof ActionScope.InAny any) {
            Json entities = Json.array(
                    any.entities().stream().map(ValueJson::writeEntity).toList());
            return Json.object("op", Json.string("in"), "entities", entities);
        }
        return Json.object("op", Json.string("All"));
    }
}
