// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.cli.policy;

import static dev.bylaw.cli.Ran.bylaw;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.cli.Ran;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyAuthorizeTest {

    @TempDir
    Path folder;

    private Shop shop;

    @BeforeEach
    void openShop() throws Exception {
        shop = new Shop(folder);
    }

    @Test
    void an_allowed_request_exits_0_and_names_the_permits() throws Exception {
        assertThat(authorize(shop.refund("maya", 4000)))
                .isEqualTo(new Ran(0, "{\"decision\":\"allow\",\"reason\":[\"support-staff\"],\"errors\":[]}\n", ""));
    }

    @Test
    void a_denied_request_exits_1_and_names_the_forbids() throws Exception {
        assertThat(authorize(shop.refund("maya", 9000)))
                .isEqualTo(new Ran(1, "{\"decision\":\"deny\",\"reason\":[\"refund-limit\"],\"errors\":[]}\n", ""));
    }

    @Test
    void what_nothing_permits_is_denied_for_no_reason() throws Exception {
        assertThat(authorize(shop.refund("eve", 1)))
                .isEqualTo(new Ran(1, "{\"decision\":\"deny\",\"reason\":[],\"errors\":[]}\n", ""));
    }

    @Test
    void a_policy_that_cannot_be_evaluated_is_skipped_and_listed() throws Exception {
        Path request = shop.write("no-context.json", """
                {"principal": "User::\\"maya\\"", "action": "Action::\\"refund\\"", "resource": "Order::\\"o-17\\"",
                 "context": {}}
                """);

        Ran ran = authorize(request);

        assertThat(ran.exit()).isZero();
        assertThat(ran.out())
                .isEqualTo("{\"decision\":\"allow\",\"reason\":[\"support-staff\"],\"errors\":[\"refund-limit\"]}\n");
        assertThat(ran.err())
                .startsWith("policy refund-limit was skipped: " + shop.policies.resolve("shop.cedar") + ":7:8: ")
                .contains("input");
        assertThat(authorize(request, "--json").err()).isEmpty();
    }

    @Test
    void with_a_schema_the_request_must_conform() throws Exception {
        Path request = shop.write("late.json", """
                {"principal": "User::\\"maya\\"", "action": "Action::\\"refund\\"", "resource": "Order::\\"o-17\\"",
                 "context": {"input": {"amount": "much"}}}
                """);

        Ran ran = authorize(request, "--schema", shop.schema);

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).startsWith(request + ":1:1: error: context.input.amount must be Long");
    }

    @Test
    void with_a_schema_its_action_groups_are_known() throws Exception {
        shop.write("policies/shop.cedar", "permit (principal, action in Action::\"money\", resource);");
        shop.write(
                "shop.cedarschema",
                Shop.SCHEMA.replace("action \"refund\"", "action money; action \"refund\" in money"));

        assertThat(authorize(shop.refund("maya", 1)).exit()).isEqualTo(1);
        assertThat(authorize(shop.refund("maya", 1), "--schema", shop.schema).out())
                .startsWith("{\"decision\":\"allow\",\"reason\":[\"policy0\"]");
    }

    @Test
    void policies_that_do_not_parse_are_a_fault_of_configuration() throws Exception {
        shop.write("policies/shop.cedar", "permit (principal, action, resource) when { context.a = 1 };\n");

        Ran ran = authorize(shop.refund("maya", 1));

        assertThat(ran.exit()).isEqualTo(78);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).startsWith(shop.policies.resolve("shop.cedar") + ":1:55: error: ");
    }

    @Test
    void entities_that_do_not_conform_are_a_fault_of_configuration() throws Exception {
        shop.write("entities.json", Shop.ENTITIES.replace("9900", "\"a lot\""));

        Ran ran = authorize(shop.refund("maya", 1), "--schema", shop.schema);

        assertThat(ran.exit()).isEqualTo(78);
        assertThat(ran.err()).startsWith(shop.entities + ":3:");
    }

    @Test
    void a_request_that_is_no_json_is_the_users_fault() throws Exception {
        Path request = shop.write("broken.json", "{\"principal\": \n oops}");

        Ran ran = authorize(request);

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).startsWith(request + ":2:2: error: ");
    }

    @Test
    void a_file_that_is_not_there_is_named() {
        Ran ran = authorize(folder.resolve("none.json"));

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).isEqualTo(folder.resolve("none.json") + ": there is no such file.\n");
    }

    @Test
    void a_file_that_is_not_utf_8_is_refused() throws Exception {
        java.nio.file.Files.write(shop.policies.resolve("shop.cedar"), new byte[] {'/', '/', (byte) 0xC3, '\n'});

        Ran ran = authorize(shop.refund("maya", 1));

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains("not UTF-8");
    }

    @Test
    void a_folder_without_policies_is_no_empty_policy_set() throws Exception {
        java.nio.file.Files.delete(shop.policies.resolve("shop.cedar"));

        Ran ran = authorize(shop.refund("maya", 1));

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains("there is no *.cedar file in this folder");
    }

    @Test
    void a_missing_option_is_named() {
        Ran ran = bylaw("policy", "authorize", "--policies", shop.policies);

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).startsWith("bylaw policy authorize: missing required option: '--request=R'");
    }

    private Ran authorize(Path request, Object... more) {
        Object[] arguments = {
            "policy", "authorize", "--policies", shop.policies, "--entities", shop.entities, "--request", request
        };
        Object[] all = java.util.Arrays.copyOf(arguments, arguments.length + more.length);
        System.arraycopy(more, 0, all, arguments.length, more.length);
        return bylaw(all);
    }
}
