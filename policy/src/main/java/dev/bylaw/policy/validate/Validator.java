// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.validate;

import dev.bylaw.policy.Entities;
import dev.bylaw.policy.Entity;
import dev.bylaw.policy.PolicySet;
import dev.bylaw.policy.Request;
import dev.bylaw.policy.ast.ActionScope;
import dev.bylaw.policy.ast.Policy;
import dev.bylaw.policy.ast.PolicyBody;
import dev.bylaw.policy.ast.Template;
import dev.bylaw.policy.schema.Schema;
import dev.bylaw.policy.schema.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Checks policies, requests and entities against a schema.
 *
 * <h2>Guarantees</h2>
 * A policy that passes, evaluated for a request and entities that pass, can fail only by an arithmetic overflow or
 * because an entity is missing: never by a missing attribute or tag, and never by a type. Every policy is checked in
 * every request environment of the schema; templates are checked for all entities that a link may fill in. All
 * errors that can be found at once are reported, each once. The verdict is that of Cedar 4.5.
 * <h2>Not guaranteed</h2>
 * That a policy which passes can ever apply: one that cannot is only a warning, {@link FindingKind#IMPOSSIBLE_POLICY}.
 * <h2>Threads</h2>
 * No state: any thread may call it. Checking takes time proportional to the size of the policies times the number of
 * environments, so do it when policies are loaded, not for each request. Checking a request is cheap.
 */
public final class Validator {

    private Validator() {}

    /** Checks all policies, templates and links. */
    public static ValidationResult validate(PolicySet policies, Schema schema, Mode mode) {
        return validate(policies, schema, mode, Origins.NONE);
    }

    /** The same, with findings that speak of what the schema was made from. */
    public static ValidationResult validate(PolicySet policies, Schema schema, Mode mode, Origins origins) {
        return validate(policies, schema, mode, OptionalInt.empty(), origins);
    }

    /**
     * Checks all policies, templates and links, and also that none follows more than {@code level} entity references,
     * one from the other, from the principal, action, resource and context (Cedar RFC 76).
     */
    public static ValidationResult validateAtLevel(PolicySet policies, Schema schema, Mode mode, int level) {
        return validate(policies, schema, mode, OptionalInt.of(level), Origins.NONE);
    }

    private static ValidationResult validate(
            PolicySet policies, Schema schema, Mode mode, OptionalInt level, Origins origins) {
        List<Finding> all = new ArrayList<>();
        for (Template template : policies.templates()) {
            all.addAll(checkBody(template.id(), template.body(), schema, mode, level, origins));
        }
        for (Policy policy : policies.policies()) {
            all.addAll(
                    policy.link().isPresent()
                            ? checkLink(policy, schema)
                            : checkBody(policy.id(), policy.body(), schema, mode, level, origins));
        }
        return new ValidationResult(all);
    }

    private static List<Finding> checkBody(
            String id, PolicyBody body, Schema schema, Mode mode, OptionalInt level, Origins origins) {
        Findings findings = new Findings(id);
        new ReferenceCheck(schema, findings).check(body);
        new HeadCheck(schema, findings).check(body);
        boolean possible = false;
        for (Schema.RequestEnvironment environment : environments(body, schema)) {
            Answer answer = PolicyTypes.of(body, new TypeChecker(schema, environment, mode, findings, origins));
            possible |= answer.type() != Type.Bool.FALSE;
            if (level.isPresent() && answer.ok()) {
                new LevelCheck(environment, level.getAsInt(), findings).check(answer.typed());
            }
        }
        if (!possible) {
            findings.impossible(Places.head(body));
        }
        new TextCheck(findings).check(body);
        return findings.all();
    }

    /**
     * Those to check in. A head that names one action is false in those of the others, and nothing behind it is reached there;
     * scopes have no findings of their own. Most policies name one action, of hundreds.
     */
    private static List<Schema.RequestEnvironment> environments(PolicyBody body, Schema schema) {
        return body.action() instanceof ActionScope.Equal equal
                ? schema.environments(equal.entity())
                : schema.environments();
    }

    /** The template is checked for every entity; what is left are the entities that this link fills in. */
    private static List<Finding> checkLink(Policy policy, Schema schema) {
        Findings findings = new Findings(policy.id());
        ReferenceCheck references = new ReferenceCheck(schema, findings);
        policy.link().orElseThrow().slots().values().forEach(uid -> references.slot(uid, Places.head(policy.body())));
        new HeadCheck(schema, findings).check(policy.body());
        return findings.all();
    }

    /** Checks that the schema allows such a request: its action, the types of principal and resource, the context. */
    public static ValidationResult validateRequest(Request request, Schema schema) {
        return new ValidationResult(new RequestCheck(schema).check(request).all());
    }

    /**
     * Checks that every entity has a declared type, the attributes, tags and ancestors that it allows, and an id of
     * its list if it is enumerated. Actions among the entities must be as the schema declares them.
     */
    public static ValidationResult validateEntities(Entities entities, Schema schema) {
        EntityCheck check = new EntityCheck(schema);
        for (Entity entity : entities.all()) {
            check.check(entity, entities.ancestors(entity.uid()));
        }
        return new ValidationResult(check.findings().all());
    }
}
