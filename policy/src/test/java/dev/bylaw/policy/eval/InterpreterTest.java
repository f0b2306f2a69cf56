// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.policy.Authorizer;
import dev.bylaw.policy.CompiledPolicies;
import dev.bylaw.policy.Entities;
import dev.bylaw.policy.EvaluationError;
import dev.bylaw.policy.PolicyException;
import dev.bylaw.policy.PolicySet;
import dev.bylaw.policy.Request;
import dev.bylaw.policy.Response;
import dev.bylaw.policy.Source;
import dev.bylaw.policy.json.JsonText;
import dev.bylaw.policy.json.ValueJson;
import dev.bylaw.policy.value.EntityUid;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What expressions mean, in both evaluators. */
class InterpreterTest {

    private static final String ENTITIES = """
            [{"uid": {"type": "User", "id": "alice"}, "attrs": {"level": 3, "boss": {"__entity": {"type": "User", "id": "bob"}}},
              "parents": [{"type": "Group", "id": "ops"}], "tags": {"site": "Bonn"}},
             {"uid": {"type": "Group", "id": "ops"}, "attrs": {}, "parents": [{"type": "Group", "id": "all"}]}]
            """;
    private static final String CONTEXT = "{\"n\": 7, \"s\": \"text\", \"r\": {\"a b\": 1}, \"set\": [1, 2]}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "true || 1",
                "!(false && 1)",
                "if true then true else 1",
                "1 != \"1\"",
                "[1, true, \"a\"] == [\"a\", 1, true, 1]",
                "{a: [1, {b: 2}]} == {\"a\": [{b: 2}, 1]}",
                "[[1], [1, 1]] == [[1]]",
                "decimal(\"1.0\") == decimal(\"1.00\")",
                "decimal(\"-0.5\").lessThan(decimal(\"0.0\"))",
                "ip(\"127.0.0.1\") == ip(\"127.0.0.1/32\")",
                "ip(\"10.0.0.1/24\") != ip(\"10.0.0.0/24\")",
                "datetime(\"2024-01-01\") < datetime(\"2024-01-01T00:00:00.001Z\")",
                "datetime(\"2024-01-02\").durationSince(datetime(\"2024-01-01\")) == duration(\"24h\")",
                "datetime(\"1969-12-31T23:00:00Z\").toTime() == duration(\"23h\")",
                "duration(\"-90m\").toHours() == -1",
                "principal in Group::\"all\"",
                "principal in [Group::\"none\", Group::\"ops\"]",
                "!(principal in [])",
                "User::\"nobody\" in User::\"nobody\"",
                "!(User::\"nobody\" in Group::\"ops\")",
                "principal is User && !(principal is Group)",
                "principal is User in Group::\"all\"",
                "!(principal is Group in 1)",
                "!(User::\"nobody\" has level)",
                "!User::\"nobody\".hasTag(\"site\")",
                "principal.getTag(\"site\") == \"Bonn\"",
                "principal has boss && !(principal.boss has level)",
                "principal has boss.level || true",
                "context.r[\"a b\"] == 1 && context.r has \"a b\" && !(context has x)",
                "context.set.containsAll([2]) && context.set.containsAny([9, 1]) && context.set.contains(2)",
                "[].isEmpty() && !context.set.isEmpty() && context.set.containsAll([])",
                "context.s like \"t*t\" && \"*\" like \"\\*\" && !(\"a\" like \"\\*\")",
                "-9223372036854775808 < 0 && 2 - 3 * 2 == -4",
                "action == Action::\"view\" && resource != principal",
                "\"\\u{e9}\" != \"e\\u{301}\"",
                "!(context.n < 7) && context.n <= 7 && !(context.n > 7) && context.n >= 7",
                "context.n < 8 && context.n > 6 && !(context.n <= 6) && !(context.n >= 8)",
                "-context.n == -7",
                "datetime(\"2024-01-01\") >= datetime(\"2024-01-01\") && duration(\"1m\") < duration(\"61s\")",
                "!(duration(\"60s\") < duration(\"1m\")) && duration(\"60s\") <= duration(\"1m\")",
                "principal.hasTag(\"site\") && !principal.hasTag(\"sight\")",
                "!(1 == 2 || 2 == 1) && (1 == 2 || 1 == 1)",
                "!(principal is User in Group::\"none\")",
                "!decimal(\"1.0\").lessThan(decimal(\"1.00\")) && decimal(\"1.0\").lessThanOrEqual(decimal(\"1.00\"))",
                "!decimal(\"1.0\").greaterThan(decimal(\"1.00\")) && decimal(\"1.0\").greaterThanOrEqual(decimal(\"1.00\"))",
                "decimal(\"1.1\").greaterThan(decimal(\"1.0\")) && !decimal(\"1.0\").greaterThanOrEqual(decimal(\"1.1\"))",
                "!decimal(\"1.1\").lessThan(decimal(\"1.0\")) && !decimal(\"1.1\").lessThanOrEqual(decimal(\"1.0\"))",
                "ip(\"10.1.2.3\").isInRange(ip(\"10.0.0.0/8\")) && !ip(\"11.1.2.3\").isInRange(ip(\"10.0.0.0/8\"))",
                "ip(\"127.0.0.1\").isIpv4() && !ip(\"::1\").isIpv4() && ip(\"::1\").isIpv6() && !ip(\"1.2.3.4\").isIpv6()",
                "ip(\"::1\").isLoopback() && !ip(\"::2\").isLoopback()",
                "ip(\"224.0.0.1\").isMulticast() && !ip(\"223.0.0.1\").isMulticast()",
                "datetime(\"2024-01-01T23:59:59Z\").toDate() == datetime(\"2024-01-01\")",
                "datetime(\"2024-01-01\").offset(duration(\"1d1h\")) == datetime(\"2024-01-02T01:00:00Z\")",
                "duration(\"1d2h3m4s5ms\").toMilliseconds() == 93784005 && duration(\"1d2h3m4s5ms\").toSeconds() == 93784",
                "duration(\"1d2h3m4s5ms\").toMinutes() == 1563 && duration(\"1d2h3m4s5ms\").toDays() == 1",
            })
    void an_expression_is_true(String condition) throws PolicyException {
        Response response = ask(condition);
        assertThat(response.errors()).isEmpty();
        assertThat(response.isAllowed()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "false || 1 # TYPE",
                "1 && true # TYPE",
                "if 1 then true else true # TYPE",
                "\"1\" # TYPE",
                "1 < \"a\" # TYPE",
                "decimal(\"1.0\") < decimal(\"2.0\") # TYPE",
                "datetime(\"2024-01-01\") < duration(\"1s\") # TYPE",
                "1 in Group::\"ops\" # TYPE",
                "principal in [Group::\"ops\", 1] # TYPE",
                "principal in 1 # TYPE",
                "1 is User # TYPE",
                "1 has a # TYPE",
                "1 like \"a\" # TYPE",
                "[1].contains(1) + 1 == 2 # TYPE",
                "[1].containsAll(1) # TYPE",
                "principal.getTag(1) == 1 # TYPE",
                "context.n.a == 1 # TYPE",
                "9223372036854775807 + 1 > 0 # ARITHMETIC",
                "--9223372036854775808 > 0 # ARITHMETIC",
                "context.n * 9223372036854775807 > 0 # ARITHMETIC",
                "User::\"nobody\".level > 0 # MISSING_ENTITY",
                "User::\"nobody\".getTag(\"a\") == 1 # MISSING_ENTITY",
                "principal.missing # MISSING_ATTRIBUTE",
                "context.missing == 1 # MISSING_ATTRIBUTE",
                "principal.getTag(\"missing\") == 1 # MISSING_TAG",
                "decimal(context.s) == 1 # EXTENSION",
                "ip(\"300.0.0.1\").isIpv4() # EXTENSION",
                "ip() == 1 # EXTENSION",
                "ip(\"::1\").isIpv4(1) # EXTENSION",
                "datetime(\"9999-12-31\").offset(duration(\"9223372036854775807ms\")) == 1 # EXTENSION",
            })
    void an_expression_has_no_value(String condition, EvaluationError.Kind kind) throws PolicyException {
        Response response = ask(condition);
        assertThat(response.isAllowed()).isFalse();
        assertThat(response.errors()).hasSize(1);
        assertThat(response.errors().get(0).kind()).isEqualTo(kind);
    }

    @Test
    void a_message_names_the_place_and_the_attribute_and_quotes_no_value() throws PolicyException {
        assertThat(ask("context.secret == 1").errors().get(0).message())
                .isEqualTo("p.cedar:1:44: there is no attribute \"secret\"");
        assertThat(ask("decimal(context.s) == decimal(\"1.0\")").errors().get(0).message())
                .isEqualTo("p.cedar:1:44: decimal(...) was given a text that is no decimal")
                .doesNotContain("text\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "context.n && true # expected bool, found long",
                "-context.s == 1 # expected long, found string",
                "context.n.contains(1) # expected set, found long",
                "context.n.getTag(\"a\") == 1 # expected entity, found long",
                "principal.getTag(context.n) == 1 # expected string, found long",
                "principal.getTag(principal) == 1 # expected string, found entity",
                "context.s < 1 # expected long, datetime or duration, found string",
                "context.n in context.s # expected entity, found long",
                "principal in context.r # expected entity or set of entities, found record",
                "decimal(\"1.0\").lessThan(ip(\"::1\")) # expected decimal, found ipaddr",
            })
    void a_wrong_type_is_named_beside_the_right_one(String condition, String message) throws PolicyException {
        assertThat(ask(condition).errors())
                .singleElement()
                .satisfies(error -> assertThat(error.message()).endsWith(": " + message));
    }

    private static Response ask(String condition) throws PolicyException {
        PolicySet policies = PolicySet.parse(
                List.of(new Source("p.cedar", "permit(principal, action, resource) when { " + condition + " };")));
        Entities entities = Entities.parse(new Source("e.json", ENTITIES));
        Request request = new Request(
                EntityUid.of("User", "alice"),
                EntityUid.of("Action", "view"),
                EntityUid.of("Doc", "d"),
                ValueJson.readRecord(JsonText.read(new Source("c.json", CONTEXT)), "the context"));
        Response response = Authorizer.authorize(policies, entities, request);
        Response fast = CompiledPolicies.compile(policies, entities).decide(request);
        assertThat(fast.decision()).isEqualTo(response.decision());
        assertThat(fast.determining()).isEqualTo(response.determining());
        assertThat(fast.errors()).isEqualTo(response.errors());
        return response;
    }
}
