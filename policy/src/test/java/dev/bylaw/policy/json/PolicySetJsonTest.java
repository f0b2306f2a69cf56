// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bylaw.policy.PolicyException;
import dev.bylaw.policy.PolicySet;
import dev.bylaw.policy.Source;
import dev.bylaw.policy.ast.Slot;
import dev.bylaw.policy.value.EntityUid;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicySetJsonTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '\0',
            value = {
                "{'Value': -1} # -1",
                "{'Value': {'__entity': {'type': 'A::B', 'id': 'x'}}} # A::B::\"x\"",
                "{'Value': {'__extn': {'fn': 'decimal', 'arg': '1.50'}}} # decimal(\"1.5\")",
                "{'Value': {'__extn': {'fn': 'offset', 'args': [{'__extn': {'fn': 'datetime', 'arg': '2024-01-01'}}, {'__extn': {'fn': 'duration', 'args': ['1d']}}]}}} # datetime(\"2024-01-01\").offset(duration(\"1d\"))",
                "{'Value': [1, {'a': true}]} # [1, {a: true}]",
                "{'Var': 'context'} # context",
                "{'!': {'arg': {'Var': 'context'}}} # !context",
                "{'neg': {'arg': {'Value': 1}}} # -(1)",
                "{'>=': {'left': {'Value': 1}, 'right': {'Value': 2}}} # 1 >= 2",
                "{'containsAll': {'left': {'Set': []}, 'right': {'Set': []}}} # [].containsAll([])",
                "{'isEmpty': {'arg': {'Set': []}}} # [].isEmpty()",
                "{'.': {'left': {'Var': 'context'}, 'attr': 'a b'}} # context[\"a b\"]",
                "{'has': {'left': {'Var': 'context'}, 'attr': 'if'}} # context has \"if\"",
                "{'has': {'left': {'Var': 'context'}, 'attr': ['a', 'b', 'c']}} # context has a.b.c",
                "{'has': {'left': {'Var': 'context'}, 'attr': ['a']}} # context has a",
                "{'is': {'left': {'Var': 'principal'}, 'entity_type': 'A::B', 'in': {'Var': 'resource'}}} # principal is A::B in resource",
                "{'like': {'left': {'Value': 'x'}, 'pattern': [{'Literal': 'a'}, {'Literal': '*'}, 'Wildcard']}} # \"x\" like \"a\\**\"",
                "{'if-then-else': {'if': {'Value': true}, 'then': {'Value': 1}, 'else': {'Value': 2}}} # if true then 1 else 2",
                "{'Record': {'a': {'Value': 1}, 'b c': {'Value': 2}}} # {a: 1, \"b c\": 2}",
                "{'lessThan': [{'decimal': [{'Value': '1.0'}]}, {'Var': 'context'}]} # decimal(\"1.0\").lessThan(context)",
            })
    void an_expression_reads_as_its_text_does(String json, String text) throws PolicyException {
        String body =
                "{'effect': 'permit', 'principal': {'op': 'All'}, 'action': {'op': 'All'}, 'resource': {'op': 'All'},"
                        + "'conditions': [{'kind': 'when', 'body': " + json + "}]}";
        PolicySet fromJson =
                parseJson("{'staticPolicies': {'policy0': " + body + "}, 'templates': {}, 'templateLinks': []}");
        assertThat(fromJson.policies())
                .isEqualTo(parse("permit(principal, action, resource) when { " + text + " };")
                        .policies());
    }

    @Test
    void a_list_of_one_action_is_written_as_that_action() throws PolicyException {
        String list =
                parse("permit(principal, action in [Action::\"a\"], resource);").toJson();
        String one =
                parse("permit(principal, action in Action::\"a\", resource);").toJson();
        assertThat(list).isEqualTo(one);
    }

    @Test
    void templates_and_links_read_back() throws PolicyException {
        PolicySet set = parse("""
                        @id("t") @note permit(principal is User in ?principal, action in [Action::"a"], resource == ?resource)
                          when { context.n < 3 } unless { principal == resource };
                        @id("u") forbid(principal in ?principal, action in Action::"all", resource is File);
                        @id("s") forbid(principal == User::"x", action == Action::"b", resource in Folder::"f");
                        """)
                .link("t", "l", Map.of(Slot.PRINCIPAL, EntityUid.of("G", "g"), Slot.RESOURCE, EntityUid.of("R", "r")));
        PolicySet read = PolicySet.parseJson(new Source("set.json", set.toJson()));
        assertThat(read.digest()).isEqualTo(set.digest());
        assertThat(read.templates()).isEqualTo(set.templates());
        assertThat(read.get("l")).isEqualTo(set.get("l"));
    }

    @Test
    void a_long_chain_survives_the_format_that_nests_it() throws PolicyException {
        PolicySet set = parse("permit(principal, action, resource) when { true" + " && true".repeat(5_000) + " };");
        PolicySet read = PolicySet.parseJson(new Source("set.json", set.toJson()));
        assertThat(read.policies().get(0).body().conditions()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'Value': 1, 'Var': 'context'}",
                "{'Var': 'user'}",
                "{'Value': null}",
                "{'Value': 1.5}",
                "{'Slot': '?principal'}",
                "{'==': {'left': {'Value': 1}}}",
                "{'==': {'left': {'Value': 1}, 'right': {'Value': 1}, 'other': 1}}",
                "{'is': {'left': {'Var': 'principal'}, 'entity_type': 'a b'}}",
                "{'like': {'left': {'Value': 'x'}, 'pattern': ['wild']}}",
                "{'lessThan': []}",
                "{'nothing': []}",
                "{'has': {'left': {'Var': 'context'}, 'attr': []}}",
                "{'has': {'left': {'Var': 'context'}, 'attr': [1]}}",
            })
    void an_expression_is_refused(String json) {
        String body =
                "{'effect': 'permit', 'principal': {'op': 'All'}, 'action': {'op': 'All'}, 'resource': {'op': 'All'},"
                        + "'conditions': [{'kind': 'when', 'body': " + json + "}]}";
        assertThatThrownBy(() ->
                        parseJson("{'staticPolicies': {'p': " + body + "}, 'templates': {}, 'templateLinks': []}"))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("set.json:1:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op': 'all'}",
                "{'op': 'All', 'entity': {'type': 'A', 'id': 'x'}}",
                "{'op': '=='}",
                "{'op': '==', 'slot': '?resource'}",
                "{'op': '==', 'slot': '?principal'}",
                "{'op': 'is', 'entity_type': 'if'}",
            })
    void a_principal_scope_of_a_static_policy_is_refused(String scope) {
        String body = "{'effect': 'permit', 'principal': " + scope
                + ", 'action': {'op': 'All'}, 'resource': {'op': 'All'}," + "'conditions': []}";
        assertThatThrownBy(() ->
                        parseJson("{'staticPolicies': {'p': " + body + "}, 'templates': {}, 'templateLinks': []}"))
                .isInstanceOf(PolicyException.class);
    }

    private static PolicySet parse(String text) throws PolicyException {
        return PolicySet.parse(List.of(new Source("p.cedar", text)));
    }

    private static PolicySet parseJson(String text) throws PolicyException {
        return PolicySet.parseJson(new Source("set.json", text.replace('\'', '"')));
    }
}
