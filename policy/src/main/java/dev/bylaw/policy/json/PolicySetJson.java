// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.json;

import dev.bylaw.policy.PolicyException;
import dev.bylaw.policy.PolicySet;
import dev.bylaw.policy.Source;
import dev.bylaw.policy.ast.Link;
import dev.bylaw.policy.ast.Policy;
import dev.bylaw.policy.ast.PolicyBody;
import dev.bylaw.policy.ast.Slot;
import dev.bylaw.policy.ast.Template;
import dev.bylaw.policy.syntax.Findings;
import dev.bylaw.policy.syntax.SyntaxError;
import dev.bylaw.policy.value.EntityUid;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Policy sets in Cedar's JSON form: {@code {"staticPolicies": {id: policy}, "templates": {id: template}, "templateLinks":
 * [{"templateId": …, "newId": …, "values": {"?principal": entity}}]}}.
 */
public final class PolicySetJson {

    private PolicySetJson() {}

    /** Reads the whole text. */
    public static PolicySet parse(Source source) throws PolicyException {
        Json json = JsonText.read(source);
        Findings findings = new Findings();
        List<Policy> policies = new ArrayList<>();
        Map<String, Template> templates = new LinkedHashMap<>();
        try {
            JsonFields fields = JsonFields.of(json, "a policy set", "staticPolicies", "templates", "templateLinks");
            for (Map.Entry<String, PolicyBody> entry :
                    bodies(fields, "staticPolicies", findings).entrySet()) {
                policies.add(new Policy(entry.getKey(), entry.getValue()));
            }
            bodies(fields, "templates", findings).forEach((id, body) -> templates.put(id, new Template(id, body)));
            for (Json link : JsonFields.array(fields.required("templateLinks"), "the links")) {
                policies.add(link(link, templates));
            }
            findings.throwIfAny();
            return PolicySet.of(policies, templates.values());
        } catch (SyntaxError e) {
            findings.add(e.diagnostic());
        } catch (IllegalArgumentException e) {
            findings.error("duplicate-id", json.span(), e.getMessage(), "");
        }
        findings.throwIfAny();
        return PolicySet.EMPTY;
    }

    private static Map<String, PolicyBody> bodies(JsonFields fields, String name, Findings findings) {
        Map<String, PolicyBody> bodies = new LinkedHashMap<>();
        boolean slots = name.equals("templates");
        JsonFields.object(fields.required(name), name).members().forEach((id, json) -> {
            try {
                PolicyBody body = PolicyJson.read(json);
                if (body.hasSlots() != slots) {
                    throw JsonFields.error(json.span(), id + (slots ? " has no slot" : " has slots"), "");
                }
                bodies.put(id, body);
            } catch (SyntaxError e) {
                findings.add(e.diagnostic());
            }
        });
        return bodies;
    }

    private static Policy link(Json json, Map<String, Template> templates) {
        JsonFields fields = JsonFields.of(json, "a link", "templateId", "newId", "values");
        Template template = templates.get(fields.string("templateId"));
        if (template == null) {
            throw JsonFields.error(json.span(), "there is no template " + fields.string("templateId"), "");
        }
        Map<Slot, EntityUid> values = new EnumMap<>(Slot.class);
        JsonFields slots = JsonFields.of(
                fields.required("values"), "the values of a link", Slot.PRINCIPAL.text(), Slot.RESOURCE.text());
        for (Slot slot : Slot.values()) {
            slots.optional(slot.text()).ifPresent(value -> values.put(slot, ValueJson.readEntity(value)));
        }
        try {
            return template.link(fields.string("newId"), values);
        } catch (IllegalArgumentException e) {
            throw JsonFields.error(json.span(), e.getMessage(), "");
        }
    }

    /** The set as JSON; {@link #parse} gives an equal one back. */
    public static Json write(PolicySet set) {
        Map<String, Json> policies = new LinkedHashMap<>();
        List<Json> links = new ArrayList<>();
        for (Policy policy : set.policies()) {
            if (policy.link().isPresent()) {
                links.add(write(policy.link().get()));
            } else {
                policies.put(policy.id(), PolicyJson.write(policy.body()));
            }
        }
        Map<String, Json> templates = new LinkedHashMap<>();
        set.templates().forEach(template -> templates.put(template.id(), PolicyJson.write(template.body())));
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("staticPolicies", Json.object(policies));
        members.put("templates", Json.object(templates));
        members.put("templateLinks", Json.array(links));
        return Json.object(members);
    }

    private static Json write(Link link) {
        Map<String, Json> values = new LinkedHashMap<>();
        for (Slot slot : Slot.values()) {
            if (link.slots().containsKey(slot)) {
                values.put(slot.text(), ValueJson.writeEntity(link.slots().get(slot)));
            }
        }
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("templateId", Json.string(link.templateId()));
        members.put("newId", Json.string(link.id()));
        members.put("values", Json.object(values));
        return Json.object(members);
    }
}
