// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.policy.Diagnostic;
import dev.bylaw.policy.PolicyException;
import dev.bylaw.policy.PolicySet;
import dev.bylaw.policy.Source;
import dev.bylaw.policy.ast.Expr;
import dev.bylaw.policy.ast.Policy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyParserTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "permit(principal, action, resource);",
                "permit(principal, action, resource,);",
                "permit(principal == User::\"a\", action == Action::\"b\", resource == A::B::C::\"\");",
                "permit(principal in (Group::\"g\"), action in Action::\"all\", resource in Folder::\"f\");",
                "permit(principal is User, action in [Action::\"a\", NS::Action::\"b\",], resource is T in F::\"f\");",
                "permit(principal == ?principal, action in [], resource is T in ?resource);",
                "@id(\"x\") @if @reason(\"why \\u{e9}\") forbid(principal, action, resource) when { true } unless { false };",
                "permit(principal, action, resource) // comment\n when {\u00a0principal\u2003== resource\u3000};",
                "// only a comment",
                "",
            })
    void a_policy_is_read(String text) {
        assertThat(errors(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "permit(principal, action, resource)",
                "permit(principal, resource, action);",
                "permit(principal, action);",
                "permit(principal, action, resource, context);",
                "permit(principal, action is Action, resource);",
                "permit(principal, action == User::\"a\", resource);",
                "permit(principal, action == ?action, resource);",
                "permit(principal == ?resource, action, resource);",
                "permit(principal is if, action, resource);",
                "permit(principal == __cedar::User::\"a\", action, resource);",
                "permit(principal, action, resource) when { };",
                "permit(principal, action, resource) when { true } if { true };",
                "@a @a permit(principal, action, resource);",
                "@\"a\" permit(principal, action, resource);",
                "permit(principal, action, resource) when { principal == ?principal };",
                "permit(principal == User::\"\\q\", action, resource);",
                "allow(principal, action, resource);",
                "permit(principal,\u200baction, resource);",
                "/* comment */ permit(principal, action, resource);",
            })
    void a_policy_is_refused(String text) {
        assertThat(errors(text)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-9223372036854775808 < 0",
                "--9223372036854775808 < 0",
                "----1 == 1",
                "!!!!true",
                "-1.foo == 1",
                "context.permit.when.principal",
                "context[\"in\"][\"a b\"]",
                "context has \"in\"",
                "context has a.b.c",
                "{if_: 1, \"if\": 2, principal: 3,}",
                "[1, 2,]",
                "[]",
                "{}",
                "principal is A::B in [C::\"d\"]",
                "if true then 1 else if false then 2 else 3",
                "(if true then 1 else 2) + 1",
                "\"a\" like \"\\*\\u{41}*\"",
                "\"line\nbreak\" == \"\"",
                "ip() == ip(\"a\", \"b\")",
                "decimal(\"1.0\").lessThan()",
                "principal::\"x\" == action::\"y\"",
                "context.ip(\"x\").isIpv4",
                "1 + 2 * 3 - 4 == 5 && true || false",
            })
    void an_expression_is_read_or_a_call_of_it_judged_later(String text) {
        boolean unknownMethod = text.contains("context.ip(");
        assertThat(errors(policy(text)).isEmpty()).isEqualTo(!unknownMethod);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9223372036854775808",
                "-(9223372036854775808)",
                "-9223372036854775809",
                "-----1",
                "!!!!!true",
                "!-1",
                "1 == 1 == true",
                "1 < 2 < 3",
                "true in [] in []",
                "1 / 2",
                "1 % 2",
                "1 = 1",
                "true & false",
                "true and false",
                "'a' == \"a\"",
                "context.in",
                "context has if",
                "{in: 1}",
                "{a: 1, a: 2}",
                "{a: 1, \"a\": 2}",
                "context[1]",
                "context[\"a\" + \"b\"]",
                "isIpv4(context.x)",
                "context.x.ip()",
                "foo(1)",
                "[].contains()",
                "[].contains(1, 2)",
                "[].isEmpty(1)",
                "context.x.getTag()",
                "1 + if true then 1 else 2",
                "true && if true then true else false",
                "principal is \"User\"",
                "principal is User::\"a\"",
                "\"a\" like b",
                "\"a\\*\" == \"\"",
                "\"a\r\n\" == \"\"",
                "\"a\\\n\" == \"\"",
                "\"\\u{d800}\" == \"\"",
                "User::{id: 1}",
                "A::B",
                "user",
                "\"open",
                "[1 2]",
                "(1",
                "if true then 1",
                "true)",
            })
    void an_expression_is_refused(String text) {
        assertThat(errors(policy(text))).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "1 + 2 * 3                      # 1 + 2 * 3",
                "(1 + 2) * 3                    # (1 + 2) * 3",
                "1 - (2 - 3)                    # 1 - (2 - 3)",
                "(1 - 2) - 3                    # 1 - 2 - 3",
                "(true && false) && true        # true && false && true",
                "true && (false && true)        # true && (false && true)",
                "!(true || false)               # !(true || false)",
                "!!true                         # !(!true)",
                "-(5)                           # -(5)",
                "- 5                            # -5",
                "--5                            # -(-5)",
                "(-5).x                         # (-5).x",
                "(1 == 2) == true               # (1 == 2) == true",
                "(if true then 1 else 2) == 1   # (if true then 1 else 2) == 1",
                "context[\"a\"][\"b c\"]        # context.a[\"b c\"]",
                "context has a.b                # context has a && context.a has b",
                "principal is A in B::\"c\"     # principal is A in B::\"c\"",
                "{\"a\": 1, \"if\": [2,],}      # {a: 1, \"if\": [2]}",
                "ip(\"::1\").isInRange(context.r) # ip(\"::1\").isInRange(context.r)",
            })
    void an_expression_prints_with_the_parentheses_it_needs(String text, String printed) throws PolicyException {
        Expr expression = parse(policy(text)).body().conditions().get(0).body();
        assertThat(ExprPrinter.print(expression)).isEqualTo(printed);
        assertThat(parse(policy(printed)).body().conditions().get(0).body()).isEqualTo(expression);
    }

    @Test
    void annotations_keep_their_order_and_default_to_the_empty_text() throws PolicyException {
        Policy policy = parse("@z(\"1\") @a @if(\"3\") permit(principal, action, resource);");
        assertThat(policy.annotations()).containsExactly(Map.entry("z", "1"), Map.entry("a", ""), Map.entry("if", "3"));
    }

    @Test
    void a_message_shows_the_line_a_caret_and_what_to_do() {
        String text = "permit (principal, action, resource)\nwhen { context.input.tags.contain(\"a\") };";
        assertThat(errors(text).get(0).render()).isEqualTo("""
                        p.cedar:2:27: error: there is no method "contain"
                          2 | when { context.input.tags.contain("a") };
                            |                           ^^^^^^^ did you mean "contains"?""");
    }

    @Test
    void errors_of_several_policies_are_reported_together() {
        String text =
                "permit(principal, action);\npermit(principal, action, resource);\nforbit(principal, action, resource);";
        assertThat(errors(text)).extracting(d -> d.span().line()).containsExactly(1, 3);
    }

    @Test
    void a_message_cannot_steer_the_terminal() {
        assertThat(errors("permit(\u001b[31m\u202e, action, resource);").get(0).render())
                .doesNotContain("\u001b")
                .doesNotContain("\u202e");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "[", "{a:", "!(", "-(", "if ", "ip(", "1 + (", "context.contains(", "[].contains("})
    void deep_nesting_is_refused_and_never_exhausts_the_stack(String opening) {
        assertThat(errors(policy(opening.repeat(100_000)))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {" + 1", " - 1", " * 1", ".a", "[\"a\"]", ".isEmpty()"})
    void long_chains_that_nest_are_refused(String link) {
        assertThat(errors(policy("1" + link.repeat(100_000)))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {" && true", " || true"})
    void long_chains_of_and_and_or_are_no_nesting(String link) throws PolicyException {
        String text = "true" + link.repeat(100_000);
        Expr chain = parse(policy(text)).body().conditions().get(0).body();
        assertThat(ExprPrinter.print(chain)).isEqualTo(text);
    }

    private static String policy(String condition) {
        return "permit(principal, action, resource) when { " + condition + " };";
    }

    private static Policy parse(String text) throws PolicyException {
        return PolicySet.parse(List.of(new Source("p.cedar", text))).policies().get(0);
    }

    private static List<Diagnostic> errors(String text) {
        try {
            PolicySet.parse(List.of(new Source("p.cedar", text)));
            return List.of();
        } catch (PolicyException e) {
            return e.diagnostics();
        }
    }
}
