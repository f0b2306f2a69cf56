// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.cli.policy;

import static dev.bylaw.cli.Ran.bylaw;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.cli.Ran;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyExplainTest {

    @TempDir
    Path folder;

    private Shop shop;

    @BeforeEach
    void openShop() throws Exception {
        shop = new Shop(folder);
    }

    @Test
    void a_refusal_is_explained_clause_by_clause_with_the_values_seen() throws Exception {
        Ran ran = explain(shop.refund("maya", 9000));

        String file = shop.policies.resolve("shop.cedar").toString();
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out()).isEqualTo("""
                        deny: forbidden by refund-limit

                        permit support-staff applies  (%s:1:1)
                          yes  principal in Role::"support"
                                 principal = User::"maya"
                          yes  action == Action::"refund"
                                 action = Action::"refund"
                          yes  resource is Order
                                 resource = Order::"o-17"

                        forbid refund-limit applies  (%s:4:1)
                          yes  principal
                          yes  action == Action::"refund"
                                 action = Action::"refund"
                          yes  resource
                          yes  when { context.input.amount > 5000 }
                                 context.input.amount = 9000
                          yes  when { !(principal in Role::"leads") }
                                 principal = User::"maya"

                        To be allowed
                          forbid refund-limit must no longer apply: one of its parts above must fail
                        """.formatted(file, file));
    }

    @Test
    void what_nothing_permits_is_told_what_each_permit_lacks() throws Exception {
        Ran ran = explain(shop.refund("eve", 100));

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out())
                .startsWith("deny: no permit applies\n")
                .contains("  no   principal in Role::\"support\"\n         principal = User::\"eve\"\n")
                .contains("  no   when { context.input.amount > 5000 }\n         context.input.amount = 100\n")
                .contains("  -    when { !(principal in Role::\"leads\") }\n")
                .endsWith("""
                          one of these permits must apply:
                            support-staff, which lacks: principal in Role::"support"
                        """);
    }

    @Test
    void what_is_allowed_needs_no_remedy() throws Exception {
        Ran ran = explain(shop.refund("maya", 100));

        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).startsWith("allow: permitted by support-staff\n").doesNotContain("To be allowed");
    }

    @Test
    void a_clause_without_a_value_says_why() throws Exception {
        Path request = shop.write("no-context.json", """
                {"principal": "User::\\"maya\\"", "action": "Action::\\"refund\\"", "resource": "Order::\\"o-17\\"",
                 "context": {}}
                """);

        assertThat(explain(request).out())
                .contains("forbid refund-limit skipped: it has no value")
                .contains("  err  when { context.input.amount > 5000 }\n         error = ");
    }

    @Test
    void policies_about_other_actions_are_counted_and_shown_on_request() throws Exception {
        shop.write("policies/other.cedar", "@id(\"other\") permit (principal, action == Action::\"sing\", resource);");

        assertThat(explain(shop.refund("maya", 1)).out())
                .contains("1 policy is about other actions.")
                .doesNotContain("permit other");
        assertThat(explain(shop.refund("maya", 1), "--all").out())
                .contains("permit other does not apply")
                .contains("  no   action == Action::\"sing\"");
    }

    @Test
    void whose_approval_helps_is_said() throws Exception {
        shop.write("policies/shop.cedar", Shop.POLICIES.replace("@reason", "@approval(\"finance lead\") @reason"));

        assertThat(explain(shop.refund("maya", 9000)).out())
                .endsWith("    or a finance lead approves, where the enforcer asks for approval\n");
    }

    @Test
    void a_program_gets_one_object() throws Exception {
        assertThat(explain(shop.refund("maya", 9000), "--json").lines())
                .singleElement()
                .asString()
                .startsWith("{\"decision\":\"deny\",\"reason\":[\"refund-limit\"],\"errors\":[],\"policies\":[")
                .contains("{\"text\":\"when { context.input.amount > 5000 }\",\"state\":\"holds\","
                        + "\"values\":{\"context.input.amount\":\"9000\"}}");
    }

    private Ran explain(Path request, Object... more) {
        Object[] arguments = {
            "policy", "explain", "--policies", shop.policies, "--entities", shop.entities, "--request", request
        };
        Object[] all = java.util.Arrays.copyOf(arguments, arguments.length + more.length);
        System.arraycopy(more, 0, all, arguments.length, more.length);
        return bylaw(all);
    }
}
