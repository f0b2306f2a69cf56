// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.json;

import dev.bylaw.policy.ast.Condition;
import dev.bylaw.policy.ast.Depth;
import dev.bylaw.policy.ast.Effect;
import dev.bylaw.policy.ast.Expr;
import dev.bylaw.policy.ast.PolicyBody;
import dev.bylaw.policy.ast.Slot;
import dev.bylaw.policy.syntax.SyntaxError;
import dev.bylaw.policy.value.Names;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Policies and templates in Cedar's JSON form. Reading may throw {@link SyntaxError}. */
public final class PolicyJson {

    private PolicyJson() {}

    /** The policy or template that this JSON says. */
    public static PolicyBody read(Json json) {
        JsonFields fields = JsonFields.of(
                json, "a policy", "effect", "principal", "action", "resource", "conditions", "annotations");
        List<Condition> conditions = new ArrayList<>();
        for (Json condition : JsonFields.array(fields.required("conditions"), "the conditions")) {
            conditions.add(condition(condition));
        }
        return new PolicyBody(
                effect(fields.required("effect")),
                annotations(fields),
                ScopeJson.read(fields.required("principal"), Slot.PRINCIPAL),
                ScopeJson.readAction(fields.required("action")),
                ScopeJson.read(fields.required("resource"), Slot.RESOURCE),
                conditions,
                json.span());
    }

    private static Effect effect(Json json) {
        String word = JsonFields.string(json, "the effect");
        for (Effect effect : Effect.values()) {
            if (effect.keyword().equals(word)) {
                return effect;
            }
        }
        throw JsonFields.error(json.span(), "the effect is \"permit\" or \"forbid\"", "");
    }

    private static Map<String, String> annotations(JsonFields fields) {
        Map<String, String> annotations = new LinkedHashMap<>();
        if (!fields.has("annotations")) {
            return annotations;
        }
        Json.Obj object = JsonFields.object(fields.required("annotations"), "the annotations");
        object.members().forEach((key, value) -> {
            if (!Names.isAnnotationKey(key)) {
                throw JsonFields.error(value.span(), "\"" + key + "\" cannot name an annotation", "");
            }
            annotations.put(key, value instanceof Json.Null ? "" : JsonFields.string(value, "an annotation"));
        });
        return annotations;
    }

    private static Condition condition(Json json) {
        JsonFields fields = JsonFields.of(json, "a condition", "kind", "body");
        String word = fields.string("kind");
        Expr body = ExprJsonReader.read(fields.required("body"));
        if (Depth.isTooDeep(body)) {
            throw JsonFields.error(json.span(), "this expression nests deeper than " + Expr.MAX_DEPTH, "");
        }
        for (Condition.Kind kind : Condition.Kind.values()) {
            if (kind.keyword().equals(word)) {
                return new Condition(kind, body, json.span());
            }
        }
        throw JsonFields.error(json.span(), "the kind of a condition is \"when\" or \"unless\"", "");
    }

    /** The policy or template as JSON; {@link #read} gives an equal one back. */
    public static Json write(PolicyBody body) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("effect", Json.string(body.effect().keyword()));
        members.put("principal", ScopeJson.write(body.principal(), Slot.PRINCIPAL));
        members.put("action", ScopeJson.write(body.action()));
        members.put("resource", ScopeJson.write(body.resource(), Slot.RESOURCE));
        members.put(
                "conditions",
                Json.array(body.conditions().stream().map(PolicyJson::write).toList()));
        if (!body.annotations().isEmpty()) {
            Map<String, Json> annotations = new LinkedHashMap<>();
            body.annotations().forEach((key, value) -> annotations.put(key, Json.string(value)));
            members.put("annotations", Json.object(annotations));
        }
        return Json.object(members);
    }

    private static Json write(Condition condition) {
        Json kind = Json.string(condition.kind().keyword());
        return Json.object("kind", kind, "body", ExprJsonWriter.write(condition.body()));
    }
}
