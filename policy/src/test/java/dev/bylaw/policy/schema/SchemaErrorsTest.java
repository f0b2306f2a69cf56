// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.bylaw.policy.PolicyException;
import dev.bylaw.policy.Source;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a wrong schema is told. */
class SchemaErrorsTest {

    private static PolicyException errorsOf(String text) {
        return catchThrowableOfType(PolicyException.class, () -> Schema.parse(new Source("app.cedarschema", text)));
    }

    @Test
    void an_error_names_place_line_cause_and_fix() {
        assertThat(errorsOf("entity User;\nentity Order { owner: Usr };")).hasMessage("""
                        app.cedarschema:2:23: error: type Usr is not declared
                          2 | entity Order { owner: Usr };
                            |                       ^^^ did you mean "User"?""");
    }

    @Test
    void all_wrong_declarations_are_reported_at_once() {
        PolicyException errors = errorsOf("""
                entity A { x: Nope };
                entity B { x };
                namespace N {
                  entity C = ;
                  entity D in Missing;
                }
                type T = { a: Set<Long };
                entity E;
                entity E;
                """);

        assertThat(errors.diagnostics())
                .extracting(d -> d.span().line() + ": " + d.message())
                .containsExactly(
                        "2: expected \":\", found \"}\"",
                        "4: expected a record, found \";\"",
                        "7: expected \">\", found \"}\"",
                        "9: entity type E is declared twice");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            entity User                                        | expected ";", found the end of the text
            entity in;                                         | "in" is a reserved word, and cannot be the entity type's name
            entity Action;                                     | the entity type Action is always there and may not be declared
            type Long = String;                                | a common type may not be called Long
            entity __cedar;                                    | a type may not be called __cedar
            namespace __cedar { entity A; }                    | no namespace may be called __cedar
            type A = B; type B = Set<A>;                       | common types refer to each other in a circle: A -> B -> A
            action a in b; action b in a;                      | actions are groups of each other in a circle: Action::"a" in Action::"b" in Action::"a"
            action a in b;                                     | action b is not declared
            entity A in B;                                     | entity type B is not declared
            entity A in Action; action a;                      | entity type Action is not declared
            entity A; action a appliesTo { principal: A };     | action "a" has no resource type
            entity A; action a appliesTo { principal: [], resource: A }; | the list of principal types is empty
            entity A; action a appliesTo { principal: A, principal: A, resource: A }; | "principal" stands twice in appliesTo
            entity A { x: Long, x: String };                   | attribute x is declared twice in one record
            entity A; namespace N { entity A; }                | N::A hides A of the empty namespace
            action a; namespace N { action a; }                | N::Action::"a" hides Action::"a"
            type T = Long; entity A; action a appliesTo { principal: A, resource: A, context: T }; | the context of Action::"a" must be a record, and is Long
            @a @a entity A;                                    | this annotation is given twice
            entity A enum [];                                  | expected a string, found "]"
            namespace N { entity A; } namespace N { entity B; } | namespace N is declared twice
            """)
    void what_is_wrong_is_said_in_one_sentence(String text, String message) {
        assertThat(errorsOf(text).diagnostics().get(0).message()).isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            []                                                    | a schema must be an object, not an array
            {"": {"entityTypes": {}}}                             | a namespace needs a field "actions"
            {"": {"entityTypes": {}, "actions": {}, "x": 1}}      | a namespace has no field "x"
            {"": {"entityTypes": {"A": {"enum": [], "annotations": {}}}, "actions": {}}} | entity type A has no entity
            {"": {"entityTypes": {"A": {"enum": ["a"], "shape": {}}}, "actions": {}}} | an enumerated entity type has no field "shape"
            {"": {"entityTypes": {"A": {"tags": {"type": "Set"}}}, "actions": {}}} | a type "Set" needs a field "element"
            {"": {"entityTypes": {"A": {"tags": {"type": "Long", "name": "x"}}}, "actions": {}}} | a type "Long" has no field "name"
            {"": {"entityTypes": {"A": {"tags": {"type": "Extension", "name": "money"}}}, "actions": {}}} | there is no extension type money
            {"": {"entityTypes": {"A": {"shape": {"type": "Record", "attributes": {}, "additionalAttributes": true}}}, "actions": {}}} | records with additional attributes are not supported
            {"": {"entityTypes": {"A": {"shape": {"type": "Long"}}}, "actions": {}}} | the shape of A must be a record, and is Long
            {"": {"entityTypes": {"A": {"tags": {"type": "Entity", "name": "T"}}}, "commonTypes": {"T": {"type": "Long"}}, "actions": {}}} | entity type T is not declared
            {"": {"entityTypes": {}, "actions": {"a": {"attributes": {}}}}} | actions have no attributes
            {"a b": {"entityTypes": {}, "actions": {}}}           | "a b" is no namespace name
            {"": {"entityTypes": {"A::B": {}}, "actions": {}}}    | "A::B" is no type name
            {"": {"entityTypes": {}, "actions": {}, "annotations": {"a": "b"}}} | the empty namespace cannot have annotations
            """)
    void a_json_schema_is_told_what_is_wrong_too(String json, String message) {
        PolicyException errors =
                catchThrowableOfType(PolicyException.class, () -> Schema.parseJson(new Source("app.json", json)));
        assertThat(errors.diagnostics().get(0).message()).isEqualTo(message);
    }

    @Test
    void types_cannot_be_nested_so_deep_that_walking_them_is_a_danger() {
        assertThat(errorsOf("type T = " + "Set<".repeat(100_000) + "Long" + ">".repeat(100_000) + ";"))
                .hasMessageContaining("types are nested deeper than 64 levels");
    }

    @Test
    void common_types_cannot_grow_exponentially() {
        StringBuilder text = new StringBuilder("type T0 = Long;");
        for (int i = 1; i < 50; i++) {
            text.append("type T%d = { a: T%d, b: T%d };".formatted(i, i - 1, i - 1));
        }
        assertThat(errorsOf(text.toString())).hasMessageContaining("has more than 100000 parts");
    }

    @Test
    void long_chains_of_common_types_are_refused_instead_of_exhausting_the_stack() {
        StringBuilder text = new StringBuilder("type T0 = Long;");
        for (int i = 10_000; i > 0; i--) {
            text.append("type T%d = T%d;".formatted(i, i - 1));
        }
        assertThat(errorsOf(text.toString())).hasMessageContaining("over more than 200 steps");
    }

    @Test
    void what_only_json_can_say_is_not_written_as_something_else_in_the_cedar_syntax() throws PolicyException {
        Schema captured = Schema.parseJson(new Source("s", """
                {"": {"commonTypes": {"T": {"type": "Long"}},
                      "entityTypes": {"T": {}, "A": {"tags": {"type": "Entity", "name": "T"}}}, "actions": {}}}
                """));

        assertThatThrownBy(captured::toCedar)
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("The Cedar syntax cannot write the name T: it is both a common type and an entity type."
                        + " Rename one of them.");
    }

    @Test
    void a_mutilated_schema_is_read_or_refused_and_nothing_else() {
        String text = "@doc(\"x\") entity A, B in [C] = { a?: Set<{ b: Long }>, \"c\": __cedar::ipaddr } tags T;"
                + " namespace N { type T = { x: Bool }; entity C enum [\"a\"];"
                + " action \"do\" in [N::Action::\"all\", all] appliesTo { principal: A, resource: [B], context: T }; }";
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder mutilated = new StringBuilder(text);
            for (int changes = random.nextInt(4); changes >= 0 && mutilated.length() > 1; changes--) {
                int at = random.nextInt(mutilated.length());
                switch (random.nextInt(3)) {
                    case 0 -> mutilated.deleteCharAt(at);
                    case 1 -> mutilated.insert(at, "{}[]<>=?@(),;:\"\\ aA0_\u00e9\ud83d".charAt(random.nextInt(23)));
                    default -> mutilated.setLength(at + 1);
                }
            }
            try {
                Schema.parse(new Source("mutilated", mutilated.toString()));
            } catch (PolicyException refused) {
                assertThat(refused.diagnostics()).isNotEmpty();
            }
        }
    }
}
