// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.bylaw.policy.Diagnostic;
import dev.bylaw.policy.Entities;
import dev.bylaw.policy.Entity;
import dev.bylaw.policy.PolicyException;
import dev.bylaw.policy.Request;
import dev.bylaw.policy.Source;
import dev.bylaw.policy.schema.Schema;
import dev.bylaw.policy.value.Decimal;
import dev.bylaw.policy.value.EntityUid;
import dev.bylaw.policy.value.RecordValue;
import dev.bylaw.policy.value.SetValue;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.groups.Tuple;
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
                entity User in [Team, Status] = {
                  name: String, credit?: decimal, friends?: Set<User>, state?: Status,
                  vip?: Bool, age?: Long, joined?: datetime, shift?: duration, bank?: { limit: decimal, owner: User },
                } tags ipaddr;
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
    void an_entity_may_have_every_attribute_of_its_type() throws PolicyException {
        Entities entities = read("""
                [{"uid": {"type": "User", "id": "a"}, "parents": [], "attrs": {"name": "A", "vip": true, "age": 3,
                  "joined": "2024-01-01", "shift": "8h", "state": {"type": "Status", "id": "open"},
                  "bank": {"limit": "1.0", "owner": {"type": "User", "id": "b"}}}}]
                """);

        assertThat(entities.get(EntityUid.of("User", "a"))
                        .orElseThrow()
                        .attributes()
                        .size())
                .isEqualTo(7);
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
            {"name": "A", "vip": 1}                        ^ [] ^ {} ^ the entity.vip must be Bool, and is long
            {"name": "A", "age": true}                     ^ [] ^ {} ^ the entity.age must be Long, and is bool
            {"name": "A", "joined": {"__extn": {"fn": "duration", "arg": "1d"}}} ^ [] ^ {} ^ the entity.joined must be datetime, and is duration
            {"name": "A", "shift": {"__extn": {"fn": "decimal", "arg": "1.0"}}} ^ [] ^ {} ^ the entity.shift must be duration, and is decimal
            {"name": "A", "credit": {"__extn": {"fn": "ip", "arg": "::1"}}} ^ [] ^ {} ^ the entity.credit must be decimal, and is ipaddr
            {"name": "A", "state": {"type": "User", "id": "b"}} ^ [] ^ {} ^ the entity.state must be Status, and is entity of type User
            {"name": "A", "friends": {}}                   ^ [] ^ {} ^ the entity.friends must be Set<User>, and is record
            {"name": "A", "bank": []}                      ^ [] ^ {} ^ the entity.bank must be {limit: decimal, owner: User}, and is set
            {"name": "A", "bank": {"limit": "1.0", "owner": {"type": "Team", "id": "t"}}} ^ [] ^ {} ^ the entity.bank.owner must be User, and is entity of type Team
            {"name": "A"} ^ [{"type": "Status", "id": "shut"}] ^ {} ^ Status::"shut" is none of the entities of the enumerated type Status
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
        assertThat(refused.diagnostics().get(0).span().text()).isEmpty();
    }

    @Test
    void a_record_is_read_by_the_types_of_its_attributes() throws PolicyException {
        var user = read("""
                [{"uid": {"type": "User", "id": "a"}, "parents": [{"type": "Status", "id": "open"}],
                  "attrs": {"name": "A", "bank": {"limit": "1.5", "owner": {"type": "User", "id": "b"}}}}]
                """).get(EntityUid.of("User", "a")).orElseThrow();

        assertThat(user.attributes().get("bank"))
                .contains(RecordValue.of(Map.of("limit", Decimal.parse("1.5"), "owner", EntityUid.of("User", "b"))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '^', quoteCharacter = '~', textBlock = """
            Usr    ^ a    ^ {}  ^ [] ^ its type is not in the schema                    ^ did you mean "User"?
            Carrot ^ a    ^ {}  ^ [] ^ its type is not in the schema                    ^ declare it in the schema
            Status ^ shut ^ {}  ^ [] ^ Status::"shut" is none of the entities of the enumerated type Status ^ use a declared one
            Team   ^ t    ^ {}  ^ [{"type": "Team", "id": "u"}] ^ it is in Team::"u", and the schema lets it be in none of that type ^ entities of type Team are in no others
            User   ^ a    ^ {"name": "A"} ^ [{"type": "User", "id": "b"}] ^ it is in User::"b", and the schema lets it be in none of that type ^ it may be in Status, Team
            Action ^ pya  ^ {}  ^ [] ^ the action is not in the schema                  ^ declare it in the schema
            Action ^ pay  ^ {}  ^ [] ^ the action differs from its declaration          ^ leave actions out of the entities: they come from the schema
            Action ^ all  ^ {"a": 1} ^ [] ^ the action differs from its declaration     ^ leave actions out of the entities: they come from the schema
            """)
    void an_entity_that_the_schema_does_not_know(
            String type, String id, String attributes, String parents, String problem, String hint) {
        String entity = "[{\"uid\": {\"type\": \"%s\", \"id\": \"%s\"}, \"attrs\": %s, \"parents\": %s}]"
                .formatted(type, id, attributes, parents);

        PolicyException refused = catchThrowableOfType(PolicyException.class, () -> read(entity));

        assertThat(refused.diagnostics())
                .extracting(Diagnostic::message, Diagnostic::hint)
                .containsExactly(Tuple.tuple("entity " + EntityUid.of(type, id) + ": " + problem, hint));
    }

    @Test
    void an_action_may_stand_among_the_entities_as_the_schema_declares_it() throws PolicyException {
        Entities entities = read("""
                [{"uid": {"type": "Action", "id": "pay"}, "attrs": {}, "parents": [{"type": "Action", "id": "all"}]},
                 {"uid": {"type": "Action", "id": "all"}, "attrs": {}, "parents": []}]
                """);

        assertThat(entities.all()).hasSize(2);
        assertThat(entities.isIn(EntityUid.of("Action", "pay"), EntityUid.of("Action", "all")))
                .isTrue();
    }

    @Test
    void an_action_with_tags_differs_from_its_declaration() {
        assertThatThrownBy(() -> read("""
                [{"uid": {"type": "Action", "id": "all"}, "attrs": {}, "parents": [], "tags": {"a": 1}}]
                """)).hasMessageContaining("the action differs from its declaration");
    }

    @Test
    void what_cannot_be_read_is_told_before_what_does_not_conform() {
        PolicyException refused = catchThrowableOfType(PolicyException.class, () -> read("""
                [{"uid": {"type": "User", "id": "a"}, "parents": [], "attrs": {}},
                 {"uid": {"type": "User", "id": "b"}, "parents": []}]
                """));

        assertThat(refused.diagnostics()).hasSize(1);
        assertThat(refused.diagnostics().get(0).message()).contains("attrs");
    }

    @Test
    void entities_made_by_a_program_are_checked_as_those_of_a_text() {
        Entity good = new Entity(EntityUid.of("Team", "t"), RecordValue.EMPTY, Set.of());
        Entity bad = new Entity(EntityUid.of("User", "a"), RecordValue.EMPTY, Set.of(EntityUid.of("Action", "nope")));

        assertThat(Validator.validateEntities(Entities.of(List.of(good)), schema)
                        .isValid())
                .isTrue();
        assertThat(Validator.validateEntities(Entities.of(List.of(good, bad)), schema)
                        .errors())
                .extracting(Diagnostic::message)
                .containsExactly(
                        "entity User::\"a\": the entity has no attribute \"name\", which is required",
                        "entity User::\"a\": action Action::\"nope\" is not in the schema",
                        "entity User::\"a\": it is in Action::\"nope\", and the schema lets it be in none of that type");
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
            User::"a"  ^ Action::"pya" ^ Team::"t"   ^ {}                 ^ action Action::"pya" is not in the schema ^ did you mean "pay"?
            Usr::"a"   ^ Action::"pay" ^ Team::"t"   ^ {"amount": "1.0"}  ^ principal Usr::"a" has a type that is not in the schema ^ did you mean "User"?
            Team::"a"  ^ Action::"pay" ^ Team::"t"   ^ {"amount": "1.0"}  ^ action Action::"pay" does not apply to a principal of type Team ^ it applies to User
            User::"a"  ^ Action::"all" ^ Team::"t"   ^ {}                 ^ action Action::"all" does not apply to a principal of type User ^ it applies to none
            User::"a"  ^ Action::"pay" ^ Status::"x" ^ {"amount": "1.0"}  ^ resource: Status::"x" is none of the entities of the enumerated type Status ^ use a declared one
            User::"a"  ^ Action::"pay" ^ Team::"t"   ^ {}                 ^ context has no attribute "amount", which is required ^ correct the context of Action::"pay"
            User::"a"  ^ Action::"pay" ^ Team::"t"   ^ {"amount": "1.0", "x": 1} ^ context has an attribute "x" that is not in the schema ^ correct the context of Action::"pay"
            """)
    void a_request_that_the_schema_does_not_allow_is_refused(
            String principal, String action, String resource, String context, String problem, String hint) {
        String json = "{\"principal\": %s, \"action\": %s, \"resource\": %s, \"context\": %s}"
                .formatted(quoted(principal), quoted(action), quoted(resource), context);

        PolicyException refused = catchThrowableOfType(
                PolicyException.class, () -> TypedJson.parseRequest(new Source("r.json", json), schema));

        assertThat(refused.diagnostics().get(0).message()).isEqualTo(problem);
        assertThat(refused.diagnostics().get(0).hint()).isEqualTo(hint);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\\\"") + '"';
    }
}
