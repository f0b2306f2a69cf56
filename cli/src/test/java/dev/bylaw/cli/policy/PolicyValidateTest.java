// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.cli.policy;

import static dev.bylaw.cli.Ran.bylaw;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.cli.Ran;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyValidateTest {

    @TempDir
    Path folder;

    private Shop shop;

    @BeforeEach
    void openShop() throws Exception {
        shop = new Shop(folder);
    }

    @Test
    void valid_policies_exit_0() {
        assertThat(bylaw("policy", "validate", "--schema", shop.schema, shop.policies))
                .isEqualTo(new Ran(0, "", "2 policies: 0 errors, 0 warnings\n"));
    }

    @Test
    void without_a_schema_only_the_syntax_is_checked_and_that_is_said() {
        assertThat(bylaw("policy", "validate", shop.policies))
                .isEqualTo(new Ran(
                        0,
                        "",
                        "2 policies: 0 errors, 0 warnings (syntax only: give --schema or --classes to check types)\n"));
    }

    @Test
    void a_misspelt_attribute_is_shown_where_it_stands_with_the_one_that_was_meant() throws Exception {
        Path policy = shop.write("policies/shop.cedar", Shop.POLICIES.replace("input.amount", "input.amont"));

        Ran ran = bylaw("policy", "validate", "--schema", shop.schema, shop.policies);

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out())
                .startsWith(policy + ":7:22: error: ")
                .contains("\n  7 | when { context.input.amont > 5000")
                .contains("did you mean \"amount\"");
        assertThat(ran.err()).isEqualTo("2 policies: 1 error, 0 warnings\n");
    }

    @Test
    void a_policy_that_can_never_apply_is_a_warning() throws Exception {
        shop.write("policies/never.cedar", "@id(\"never\") permit (principal, action, resource) when { false };\n");

        Ran ran = bylaw("policy", "validate", "--schema", shop.schema, shop.policies);

        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).contains("never.cedar:1:").contains(": warning: ");
        assertThat(ran.err()).isEqualTo("3 policies: 0 errors, 1 warning\n");
        assertThat(bylaw("policy", "validate", "--deny-warnings", "--schema", shop.schema, shop.policies)
                        .exit())
                .isEqualTo(1);
    }

    @Test
    void a_program_gets_one_object_for_each_finding() throws Exception {
        Path policy = shop.write("policies/shop.cedar", Shop.POLICIES.replace("input.amount", "input.amont"));

        Ran ran = bylaw("policy", "validate", "--json", "--schema", shop.schema, shop.policies);

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.lines())
                .singleElement()
                .asString()
                .startsWith(
                        "{\"severity\":\"error\",\"code\":\"unknown-attribute\",\"policy\":\"refund-limit\",\"file\":\""
                                + policy + "\",\"line\":7,\"column\":22,\"message\":\"");
        assertThat(ran.err()).isEmpty();
    }

    @Test
    void all_syntax_errors_are_findings() throws Exception {
        shop.write(
                "policies/shop.cedar",
                "permit (principal, action);\nforbid (principal, action, resource) when { 1 + };\n");

        Ran ran = bylaw("policy", "validate", shop.policies);

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out()).contains("shop.cedar:1:").contains("shop.cedar:2:");
        assertThat(ran.err()).startsWith("policies that cannot be read: 2 errors");
    }

    @Test
    void two_files_may_not_use_one_id() throws Exception {
        shop.write("policies/twice.cedar", Shop.POLICIES);

        Ran ran = bylaw("policy", "validate", shop.policies);

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out()).contains("the id \"refund-limit\" is taken by the policy at ");
    }

    @Test
    void a_schema_that_cannot_be_read_is_a_finding() throws Exception {
        shop.write("shop.cedarschema", "entity User in [Rol];\n");

        Ran ran = bylaw("policy", "validate", "--schema", shop.schema, shop.policies);

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out()).startsWith(shop.schema + ":1:");
    }

    @Test
    void entities_are_checked_on_request() throws Exception {
        shop.write("entities.json", Shop.ENTITIES.replace("9900", "\"a lot\""));

        Ran ran = bylaw("policy", "validate", "--schema", shop.schema, "--entities", shop.entities, shop.policies);

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out()).startsWith(shop.entities + ":3:");
    }
}
