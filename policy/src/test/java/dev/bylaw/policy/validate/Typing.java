// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.policy.PolicyException;
import dev.bylaw.policy.PolicySet;
import dev.bylaw.policy.Source;
import dev.bylaw.policy.ast.Expr;
import dev.bylaw.policy.schema.Schema;
import dev.bylaw.policy.value.EntityUid;
import java.util.List;
import java.util.stream.Collectors;

/** What the type checker says of one expression where a user refunds an order. */
record Typing(Answer answer, List<Finding> findings) {

    static final Schema SCHEMA = schema("""
            entity Company, Note;
            entity Team in [Company] = { motto: String } tags User;
            entity User in [Team] = {
              name: String, nick?: String, age: Long, vip: Bool, manager?: User, team: Team,
              address: { city: String, zip?: String }, roles: Set<String>, friends: Set<User>,
              joined: datetime, shift: duration, home: ipaddr, credit: decimal,
            } tags String;
            entity Order = { owner: User, name: String, amount: Long, vip?: Bool } tags Long;
            action "all";
            action "view" in ["all"];
            action "refund" in ["all"] appliesTo {
              principal: User, resource: Order,
              context: { fast: Bool, note: Note, input: { amount: Long, reason?: String } }
            };
            namespace Shop { action "sell" in [Action::"all"]; action "buy"; }
            """);

    static Typing of(String expression, Mode mode) {
        return of(expression, mode, Origins.NONE);
    }

    static Typing of(String expression, Mode mode, Origins origins) {
        Findings findings = new Findings("p");
        Schema.RequestEnvironment environment =
                SCHEMA.environments(EntityUid.of("Action", "refund")).get(0);
        TypeChecker checker = new TypeChecker(SCHEMA, environment, mode, findings, origins);
        Answer answer = checker.check(Capabilities.NONE, parse(expression));
        assertThat(answer.ok())
                .as("in order exactly if nothing was found")
                .isEqualTo(findings.all().isEmpty());
        return new Typing(answer, findings.all());
    }

    /** The type, or the kinds of what was found. */
    String verdict() {
        return findings.isEmpty()
                ? answer.type().toString()
                : findings.stream().map(finding -> finding.kind().name()).collect(Collectors.joining(","));
    }

    private static Expr parse(String expression) {
        return policies("permit(principal, action, resource) when { " + expression + " };")
                .policies()
                .iterator()
                .next()
                .body()
                .conditions()
                .get(0)
                .body();
    }

    static PolicySet policies(String text) {
        try {
            return PolicySet.parse(List.of(new Source("p.cedar", text)));
        } catch (PolicyException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    static Schema schema(String text) {
        try {
            return Schema.parse(new Source("app.cedarschema", text));
        } catch (PolicyException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }
}
