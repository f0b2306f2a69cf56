// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.bylaw.policy.Diagnostic;
import dev.bylaw.policy.Entities;
import dev.bylaw.policy.PolicyException;
import dev.bylaw.policy.Request;
import dev.bylaw.policy.Source;
import dev.bylaw.policy.schema.Schema;
import dev.bylaw.policy.value.Decimal;
import dev.bylaw.policy.value.EntityUid;
import dev.bylaw.policy.value.SetValue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Entities and requests under a schema. */
class DataValidationTest {

    private Schema schema;

    @BeforeEach
    void declare() throws PolicyException {
        schema = Schema.parse(new Source("app.cedarschema", """
                entity Team;
                entity Status enum ["open"];
                entity User in Team = { name: String, credit?: decimal, friends?: Set<User>, state?: Status } tags ipaddr;
                action all;
                action pay in all appliesTo { principal: User, resource: Team, context: { amount: decimal } };
                """));
    }

    private Entities read(String entities) throws PolicyException {
        return TypedJson.parseEntities(new Source("entities.json", entities), schema);
    }

    @Test
    void an_entity_with_an_escape_of_earlier_versions_beside_its_own_is_refused() {
        assertThatThrownBy(() -> read("""
                [{"uid": {"__entity": {"type": "User", "id": "a"}, "__expr": "1.0"}, "parents": [], "attrs": {}}]
                """))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("__expr is no longer part of the format");
    }

    @Test
    void escapes_may_be_left_out_where_the_schema_says_the_type() throws PolicyException {
        Entities entities = read("""
                [{"uid": {"type": "User", "id": "a"}, "parents": [{"type": "Team", "id": "t"}],
                  "attrs": {"name": "A", "credit": "1.5", "friends": [{"type": "User", "id": "b"}]},
                  "tags": {"home": "10.0.0.1"}}]
                """);

        var user = entities.get(EntityUid.of("User", "a")).orElseThrow();
        assertThat(user.attributes().get("credit")).contains(Decimal.parse("1.5"));
        assertThat(user.attributes().get("friends")).contains(SetValue.of(EntityUid.of("User", "b")));
    }

    @Test
    void the_actions_of_the_schema_are_added() throws PolicyException {
        assertThat(read("[]").isIn(EntityUid.of("Action", "pay"), EntityUid.of("Action", "all")))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '^', quoteCharacter = '~', textBlock = """
            {"name": 1}                                    ^ [] ^ {} ^ the entity.name must be String, and is long
            {}                                             ^ [] ^ {} ^ the entity has no attribute "name", which is required
            {"name": "A", "nme": "A"}                      ^ [] ^ {} ^ the entity has an attribute "nme" that is not in the schema
            {"name": "A", "friends": [{"type": "Team", "id": "t"}]} ^ [] ^ {} ^ an element of the entity.friends must be User, and is entity of type Team
            {"name": "A", "state": {"type": "Status", "id": "shut"}} ^ [] ^ {} ^ the entity.state: Status::"shut" is none of the entities of the enumerated type Status
            {"name": "A"} ^ [{"type": "User", "id": "b"}]  ^ {} ^ it is in User::"b", and the schema lets it be in none of that type
            {"name": "A"} ^ [] ^ {"x": {"__extn": {"fn": "decimal", "arg": "1.0"}}} ^ tag "x" must be ipaddr, and is decimal
            """)
    void an_entity_that_does_not_conform_is_refused_with_the_path(
            String attributes, String parents, String tags, String problem) {
        String entity = "[\n{\"uid\": {\"type\": \"User\", \"id\": \"a\"}, \"attrs\": " + attributes + ", \"parents\": "
                + parents + ", \"tags\": " + tags + "}]";

        PolicyException refused = catchThrowableOfType(PolicyException.class, () -> read(entity));

        assertThat(refused.diagnostics())
                .extracting(Diagnostic::message)
                .containsExactly("entity User::\"a\": " + problem);
        assertThat(refused.diagnostics().get(0).span()).hasToString("entities.json:2:1");
    }

    @Test
    void a_text_that_is_no_value_of_the_type_is_refused_where_it_stands() {
        PolicyException refused = catchThrowableOfType(PolicyException.class, () -> read("""
                        [{"uid": {"type": "User", "id": "a"}, "parents": [],
                          "attrs": {"name": "A", "credit": "much"}}]
                        """));

        assertThat(refused.diagnostics().get(0).span()).hasToString("entities.json:2:36");
        assertThat(refused.diagnostics().get(0).hint()).isEqualTo("the schema says that this is a decimal");
    }

    @Test
    void a_request_is_read_by_the_context_type_of_its_action() throws PolicyException {
        Request request = TypedJson.parseRequest(new Source("r.json", """
                        {"principal": "User::\\"a\\"", "action": "Action::\\"pay\\"", "resource": "Team::\\"t\\"",
                         "context": {"amount": "10.5"}}
                        """), schema);

        assertThat(request.context().get("amount")).contains(Decimal.parse("10.5"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '^', quoteCharacter = '~', textBlock = """
            User::"a"  ^ Action::"pya" ^ Team::"t"   ^ {}                 ^ action Action::"pya" is not in the schema
            Usr::"a"   ^ Action::"pay" ^ Team::"t"   ^ {"amount": "1.0"}  ^ principal Usr::"a" has a type that is not in the schema
            Team::"a"  ^ Action::"pay" ^ Team::"t"   ^ {"amount": "1.0"}  ^ action Action::"pay" does not apply to a principal of type Team
            User::"a"  ^ Action::"pay" ^ Status::"x" ^ {"amount": "1.0"}  ^ resource: Status::"x" is none of the entities of the enumerated type Status
            User::"a"  ^ Action::"pay" ^ Team::"t"   ^ {}                 ^ context has no attribute "amount", which is required
            User::"a"  ^ Action::"pay" ^ Team::"t"   ^ {"amount": "1.0", "x": 1} ^ context has an attribute "x" that is not in the schema
            """)
    void a_request_that_the_schema_does_not_allow_is_refused(
            String principal, String action, String resource, String context, String problem) {
        String json = "{\"principal\": %s, \"action\": %s, \"resource\": %s, \"context\": %s}"
                .formatted(quoted(principal), quoted(action), quoted(resource), context);

        PolicyException refused = catchThrowableOfType(
                PolicyException.class, () -> TypedJson.parseRequest(new Source("r.json", json), schema));

        assertThat(refused.diagnostics().get(0).message()).isEqualTo(problem);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\\\"") + '"';
    }
}
