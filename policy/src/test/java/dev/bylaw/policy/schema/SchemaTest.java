// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.policy.PolicyException;
import dev.bylaw.policy.Source;
import dev.bylaw.policy.value.EntityUid;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a schema in the Cedar syntax means. */
class SchemaTest {

    private static Schema schema(String text) throws PolicyException {
        return Schema.parse(new Source("app.cedarschema", text));
    }

    private static Type attribute(Schema schema, String entityType, String attribute) {
        return schema.entityType(entityType)
                .orElseThrow()
                .attributes()
                .attributes()
                .get(attribute)
                .type();
    }

    @Test
    void an_entity_type_has_attributes_tags_and_parents() throws PolicyException {
        Schema schema = schema("""
                entity Group;
                entity User in [Group] = { name: String, "e-mail"?: String } tags Long;
                """);

        Schema.EntityType user = schema.entityType("User").orElseThrow();
        assertThat(user.attributes())
                .hasToString("{\"e-mail\"?: String, name: String}")
                .isEqualTo(Type.RecordOf.closed(Map.of(
                        "name", Type.Attribute.required(Type.Simple.STRING),
                        "e-mail", Type.Attribute.optional(Type.Simple.STRING))));
        assertThat(user.tags()).contains(Type.Simple.LONG);
        assertThat(user.ancestors()).containsExactly("Group");
    }

    @Test
    void one_declaration_may_name_several_entity_types_and_actions() throws PolicyException {
        Schema schema = schema("entity A, B; action read, \"write it\" appliesTo { principal: A, resource: [A, B] };");

        assertThat(schema.entityTypes()).containsOnlyKeys("A", "B");
        assertThat(schema.actions())
                .containsOnlyKeys(EntityUid.of("Action", "read"), EntityUid.of("Action", "write it"));
        assertThat(schema.environments()).hasSize(4);
    }

    @Test
    void ancestors_of_entity_types_are_transitive_and_may_be_recursive() throws PolicyException {
        Schema schema = schema("entity User in Team; entity Team in [Team, Company]; entity Company;");

        assertThat(schema.entityType("User").orElseThrow().ancestors()).containsExactly("Company", "Team");
        assertThat(schema.entityType("Team").orElseThrow().ancestors()).containsExactly("Company", "Team");
    }

    @Test
    void groups_of_actions_are_transitive() throws PolicyException {
        Schema schema =
                schema("action all; action write in all; action delete in [write]; action other in Action::\"all\";");

        assertThat(schema.action(EntityUid.of("Action", "delete")).orElseThrow().ancestors())
                .containsExactly(EntityUid.of("Action", "all"), EntityUid.of("Action", "write"));
        assertThat(schema.action(EntityUid.of("Action", "other")).orElseThrow().ancestors())
                .containsExactly(EntityUid.of("Action", "all"));
    }

    @Test
    void an_enumerated_entity_type_allows_only_its_ids() throws PolicyException {
        Schema.EntityType status = schema("entity Status enum [\"open\", \"done\"];")
                .entityType("Status")
                .orElseThrow();

        assertThat(status.allowsId("open")).isTrue();
        assertThat(status.allowsId("closed")).isFalse();
    }

    @Test
    void a_common_type_is_replaced_by_what_it_stands_for() throws PolicyException {
        Schema schema = schema("type Money = { amount: Amount }; type Amount = Set<Long>; entity A { price: Money };");

        assertThat(attribute(schema, "A", "price")).hasToString("{amount: Set<Long>}");
    }

    @Test
    void a_name_is_looked_up_in_its_namespace_and_then_outside_of_all() throws PolicyException {
        Schema schema = schema("""
                entity User;
                namespace Shop {
                  entity Order { owner: User, parent: Order, total: decimal };
                }
                """);

        assertThat(attribute(schema, "Shop::Order", "owner")).isEqualTo(Type.Entity.of("User"));
        assertThat(attribute(schema, "Shop::Order", "parent")).isEqualTo(Type.Entity.of("Shop::Order"));
        assertThat(attribute(schema, "Shop::Order", "total")).isEqualTo(Type.Extension.DECIMAL);
    }

    @Test
    void a_common_type_goes_before_an_entity_type_of_the_same_name() throws PolicyException {
        assertThat(attribute(schema("entity T; type T = Long; entity A { t: T };"), "A", "t"))
                .isEqualTo(Type.Simple.LONG);
    }

    @Test
    void a_declared_type_goes_before_a_builtin_one_which_keeps_its_full_name() throws PolicyException {
        Schema schema = schema("entity ipaddr; entity A { a: ipaddr, b: __cedar::ipaddr };");

        assertThat(attribute(schema, "A", "a")).isEqualTo(Type.Entity.of("ipaddr"));
        assertThat(attribute(schema, "A", "b")).isEqualTo(Type.Extension.IPADDR);
    }

    @Test
    void the_words_of_the_syntax_are_names_too() throws PolicyException {
        Schema schema = schema("""
                entity entity, action, type, namespace, tags, enum, Set;
                action appliesTo appliesTo { principal: entity, resource: Set, context: { context: tags } };
                """);

        assertThat(schema.environments())
                .extracting(Schema.RequestEnvironment::principal, Schema.RequestEnvironment::resource)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("entity", "Set"));
    }

    @Test
    void the_context_may_be_the_name_of_a_common_type() throws PolicyException {
        Schema schema = schema(
                "entity A; type C = { ip: ipaddr }; action a appliesTo { principal: A, resource: A, context: C };");

        assertThat(schema.environments().get(0).context()).hasToString("{ip: ipaddr}");
    }

    @Test
    void an_action_without_applies_to_is_a_group_without_environments() throws PolicyException {
        assertThat(schema("entity A; action all;").environments()).isEmpty();
    }

    @Test
    void annotations_are_kept_and_come_back_in_both_syntaxes() throws PolicyException {
        Schema schema = schema("@doc(\"a \\\"user\\\"\") @internal entity User;");

        assertThat(schema.entityType("User").orElseThrow().annotations())
                .containsExactly(Map.entry("doc", "a \"user\""), Map.entry("internal", ""));
        assertThat(schema.toCedar()).isEqualTo("@doc(\"a \\\"user\\\"\")\n@internal\nentity User;\n");
        assertThat(Schema.parseJson(new Source("s", schema.toJson())).toCedar()).isEqualTo(schema.toCedar());
    }

    @Test
    void comments_and_unicode_blanks_separate() throws PolicyException {
        assertThat(schema("// first\nentity\u00a0User; // last").entityTypes()).containsOnlyKeys("User");
    }

    @Test
    void the_printed_schema_is_laid_out_for_people() throws PolicyException {
        String text = """
                type Money = {
                  amount: Long,
                  currency?: String
                };

                entity Status enum ["open", "done"];

                namespace Shop {
                  entity Order in [Cart] = {
                    total: Money
                  } tags String;

                  entity Cart;

                  action "pay" in ["all"] appliesTo {
                    principal: [Cart],
                    resource: [Order, Cart],
                    context: {}
                  };

                  action "all";
                }
                """;

        assertThat(schema(text).toCedar()).isEqualTo(text);
    }

    @Test
    void a_program_can_build_the_same_schema() throws PolicyException {
        Schema built = Schema.builder()
                .commonType("Money", TypeExpr.record(Map.of("amount", TypeExpr.Attribute.required(TypeExpr.integer()))))
                .entityType("Shop::Order", List.of("Shop::Cart"), Map.of(), TypeExpr.string())
                .entityType("Shop::Cart")
                .enumeratedEntityType("Status", List.of("open"))
                .actionGroup("Shop", "all", List.of())
                .action(
                        "Shop",
                        "pay",
                        List.of("all"),
                        List.of("Cart"),
                        List.of("Order"),
                        Map.of("price", TypeExpr.Attribute.optional(TypeExpr.common("Money"))))
                .build();

        Schema written = schema("""
                type Money = { amount: Long };
                entity Status enum ["open"];
                namespace Shop {
                  entity Order in Cart tags String;
                  entity Cart;
                  action all;
                  action pay in all appliesTo { principal: Cart, resource: Order, context: { price?: Money } };
                }
                """);
        assertThat(built.entityTypes()).isEqualTo(written.entityTypes());
        assertThat(built.actions()).isEqualTo(written.actions());
        assertThat(schema(built.toCedar()).actions()).isEqualTo(written.actions());
    }
}
