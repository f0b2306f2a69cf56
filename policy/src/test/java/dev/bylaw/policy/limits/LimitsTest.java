// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bylaw.policy.Authorizer;
import dev.bylaw.policy.CompiledPolicies;
import dev.bylaw.policy.Entities;
import dev.bylaw.policy.Entity;
import dev.bylaw.policy.PolicyException;
import dev.bylaw.policy.PolicySet;
import dev.bylaw.policy.Request;
import dev.bylaw.policy.Response;
import dev.bylaw.policy.Source;
import dev.bylaw.policy.schema.Schema;
import dev.bylaw.policy.validate.Mode;
import dev.bylaw.policy.validate.TypedJson;
import dev.bylaw.policy.validate.Validator;
import dev.bylaw.policy.value.EntityUid;
import dev.bylaw.policy.value.RecordValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Nothing that is read can overflow the stack or fill the heap: what nests too deep or is too long is refused, on a thread
 * with a small stack, and what is accepted can be checked, compiled, evaluated and printed there.
 */
class LimitsTest {

    private static final int DEEP = 100_000;
    private static final long SMALL_STACK = 256 << 10;

    private static final Schema SCHEMA = schema("""
            entity User = { n: Long, b: Bool, u: User, s: Set<Long>, t: String, d: decimal, w: datetime };
            action "a" appliesTo { principal: User, resource: User, context: { c: Bool } };
            """);

    private static Schema schema(String text) {
        try {
            return Schema.parse(new Source("s.cedarschema", text));
        } catch (PolicyException e) {
            throw new AssertionError(e);
        }
    }

    /** Runs on a thread as small as an application may have. */
    private static void onSmallStack(Body body) throws Exception {
        Throwable[] thrown = new Throwable[1];
        Thread thread = new Thread(
                null,
                () -> {
                    try {
                        body.run();
                    } catch (Throwable e) {
                        thrown[0] = e;
                    }
                },
                "small",
                SMALL_STACK);
        thread.start();
        thread.join();
        assertThat(thrown[0]).isNull();
    }

    private interface Body {
        void run() throws Exception;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '^', quoteCharacter = '~', textBlock = """
            (               ^ true   ^ )
            !(              ^ true   ^ )
            !               ^ true   ^
            -               ^ 1      ^
            -(              ^ 1      ^ )
            [               ^ 1      ^ ]
            [1,             ^ 1      ^ ]
            {a:             ^ 1      ^ }
            {a: {b: [       ^ 1      ^ ]}}
            if true then    ^ true   ^ else true
            if              ^ true   ^ then true else true
            if true then true else ^ true ^
            (1 ==           ^ 1      ^ )
            (1 in           ^ 1      ^ )
            1 < (           ^ 1      ^ )
            principal.u.    ^ b      ^
            principal["u"]  ^ .b     ^
            principal       ^ .u     ^
            true ||         ^ true   ^
            true &&         ^ true   ^
            (true ||        ^ true   ^ )
            1 +             ^ 1      ^
            1 *             ^ 1      ^
            1 - (           ^ 1      ^ )
            [1].contains(   ^ 1      ^ )
            ip(             ^ "::1"  ^ )
            [               ^ 1      ^ ].isEmpty()
            (true           ^        ^ )
            A::             ^ "x"    ^
            principal is A in ( ^ principal ^ )
            principal has a.^ b      ^
            // x            ^ true   ^
            """)
    void no_expression_is_too_deep(String before, String middle, String after) throws Exception {
        String inner = middle == null ? "" : middle;
        String text = "permit(principal, action, resource) when { " + (before + " ").repeat(DEEP) + inner
                + (after == null ? "" : " " + after).repeat(after == null ? 0 : DEEP) + " };";
        onSmallStack(() -> use(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "\"",
                "'",
                "@a",
                "@a(\"x\")",
                "permit",
                "permit(",
                "permit(principal, action, resource);",
                ";",
                "{",
                "}",
                "when {",
                "when { true } ",
                "(",
                "/",
                "//",
                "\\",
                "\u00a0",
                "?principal",
                "::",
                "0",
                "\"a\" like \"",
                "1 < "
            })
    void no_text_is_too_long(String piece) throws Exception {
        onSmallStack(() -> use(piece.repeat(DEEP)));
        onSmallStack(() -> use("permit(principal, action, resource) when { true };" + piece.repeat(DEEP)));
        onSmallStack(() -> use("permit(principal, action in [" + piece.repeat(DEEP) + "], resource);"));
    }

    /** Reads the text and does everything with it, if it can be read. */
    private static void use(String text) throws PolicyException {
        PolicySet policies;
        try {
            policies = PolicySet.parse(List.of(new Source("p.cedar", text)));
        } catch (PolicyException e) {
            assertThat(e.diagnostics()).isNotEmpty();
            assertThat(e.getMessage().length()).isLessThan(20_000);
            return;
        }
        EntityUid user = EntityUid.of("User", "a");
        Request request = new Request(user, EntityUid.of("Action", "a"), user, RecordValue.EMPTY);
        Response response = Authorizer.authorize(policies, Entities.EMPTY, request);
        assertThat(CompiledPolicies.compile(policies, Entities.EMPTY)
                        .decide(request)
                        .decision())
                .isEqualTo(response.decision());
        Validator.validate(policies, SCHEMA, Mode.STRICT);
        Validator.validateAtLevel(policies, SCHEMA, Mode.PERMISSIVE, 1);
        assertThat(policies.digest()).isNotEmpty();
        PolicySet read = PolicySet.parseJson(new Source("p.json", policies.toJson()));
        assertThat(Authorizer.authorize(read, Entities.EMPTY, request).decision())
                .isEqualTo(response.decision());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '^', quoteCharacter = '~', textBlock = """
            [                            ^ 1    ^ ]
            {"a":                        ^ 1    ^ }
            [{"uid":                     ^ 1    ^ }]
            {"__entity":                 ^ 1    ^ }
            {"__extn":{"fn":"x","args":[ ^ 1    ^ ]}}
            {"uid":{"type":"User","id":"a"},"parents":[],"attrs":{"n": ^ 1 ^ }}
            {"!":{"arg":                 ^ 1    ^ }}
            {"&&":{"right":{"Value":true},"left": ^ {"Value":true} ^ }}
            {"Set":[                     ^ 1    ^ ]}
            {"type":"Set","element":     ^ {"type":"Long"} ^ }
            {"type":"Record","attributes":{"a": ^ {"type":"Long"} ^ }}
            [                            ^      ^
            {"a":                        ^      ^
            "                            ^      ^
            1                            ^      ^
            """)
    void no_json_is_too_deep(String before, String middle, String after) throws Exception {
        String json = before.repeat(DEEP) + (middle == null ? "" : middle) + (after == null ? "" : after.repeat(DEEP));
        onSmallStack(() -> refuseEverywhere(json));
    }

    private static void refuseEverywhere(String json) {
        String policy =
                "{\"effect\":\"permit\",\"principal\":{\"op\":\"All\"},\"action\":{\"op\":\"All\"},\"resource\":"
                        + "{\"op\":\"All\"},\"conditions\":[{\"kind\":\"when\",\"body\":" + json + "}]}";
        String set = "{\"staticPolicies\":{\"p\":" + policy + "},\"templates\":{},\"templateLinks\":[]}";
        String user = "{\"type\":\"User\",\"id\":\"a\"}";
        String entities = "[{\"uid\":" + user + ",\"attrs\":{\"n\":" + json + "},\"parents\":[]}]";
        String request = "{\"principal\":" + user + ",\"action\":{\"type\":\"Action\",\"id\":\"a\"},\"resource\":"
                + user + ",\"context\":{\"c\":" + json + "}}";
        String schema = "{\"\":{\"entityTypes\":{},\"actions\":{},\"commonTypes\":{\"T\":" + json + "}}}";
        assertThatThrownBy(() -> PolicySet.parseJson(new Source("p.json", set))).isInstanceOf(PolicyException.class);
        assertThatThrownBy(() -> Entities.parse(new Source("e.json", entities))).isInstanceOf(PolicyException.class);
        assertThatThrownBy(() -> TypedJson.parseEntities(new Source("e.json", entities), SCHEMA))
                .isInstanceOf(PolicyException.class);
        assertThatThrownBy(() -> Request.parse(new Source("r.json", request))).isInstanceOf(PolicyException.class);
        assertThatThrownBy(() -> TypedJson.parseRequest(new Source("r.json", request), SCHEMA))
                .isInstanceOf(PolicyException.class);
        assertThatThrownBy(() -> Schema.parseJson(new Source("s.json", schema))).isInstanceOf(PolicyException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '^', quoteCharacter = '~', textBlock = """
            type T = ^ Set<            ^ Long ^ >    ^ ;
            type T = ^ {a:             ^ Long ^ }    ^ ;
            entity E ^ {a: {b: Set<    ^ Long ^ >}}  ^ ;
            entity E tags ^ Set<       ^ Long ^ >    ^ ;
            entity E in ^ [            ^ E    ^ ]    ^ ;
            @a("x")  ^ @a              ^      ^      ^
            namespace A ^ ::A          ^      ^      ^ {}
                     ^ namespace A {   ^      ^ }    ^
            entity A ^ , A             ^      ^      ^ ;
            action a in ^ [            ^ b    ^ ]    ^ ;
            action a appliesTo { context: ^ {a: ^ Long ^ } ^ };
                     ^ entity E;       ^      ^      ^
                     ^ type T = Long;  ^      ^      ^
            """)
    void no_schema_is_too_deep(String start, String before, String middle, String after, String end) throws Exception {
        String text = text(start) + " " + before.repeat(DEEP) + text(middle)
                + text(after).repeat(DEEP) + text(end);
        onSmallStack(() -> {
            try {
                Schema.parse(new Source("s.cedarschema", text)).toJson();
            } catch (PolicyException e) {
                assertThat(e.getMessage().length()).isLessThan(20_000);
            }
        });
    }

    private static String text(String cell) {
        return cell == null ? "" : cell;
    }

    @Test
    void no_chain_of_declarations_is_too_deep() throws Exception {
        StringBuilder types = new StringBuilder("type T0 = Long;");
        StringBuilder entities = new StringBuilder("entity E0;");
        StringBuilder actions = new StringBuilder("action a0;");
        for (int i = 1; i < DEEP / 10; i++) {
            types.append("type T").append(i).append(" = Set<T").append(i - 1).append(">;");
            entities.append("entity E").append(i).append(" in E").append(i - 1).append(";");
            actions.append("action a").append(i).append(" in a").append(i - 1).append(";");
        }
        for (StringBuilder text : List.of(types, entities, actions)) {
            onSmallStack(() -> {
                try {
                    Schema.parse(new Source("s.cedarschema", text.toString())).toJson();
                } catch (PolicyException e) {
                    assertThat(e.getMessage().length()).isLessThan(20_000);
                }
            });
        }
    }

    @Test
    void a_schema_with_too_many_kinds_of_request_is_refused() throws Exception {
        StringBuilder types = new StringBuilder();
        StringBuilder names = new StringBuilder("E0");
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 1_100; i++) {
            types.append("entity E").append(i).append(";");
            names.append(", E").append(i);
        }
        text.append(types)
                .append("action a appliesTo { principal: [")
                .append(names)
                .append("], resource: [");
        text.append(names).append("] };");
        onSmallStack(() -> assertThatThrownBy(() -> Schema.parse(new Source("s.cedarschema", text.toString())))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("kinds of request"));
    }

    @Test
    void a_text_beyond_the_limit_is_refused_before_it_is_read() {
        String text = " ".repeat(100_000_000);
        Source source = new Source("large", text);
        assertThatThrownBy(() -> PolicySet.parse(List.of(source))).isInstanceOf(PolicyException.class);
        assertThatThrownBy(() -> PolicySet.parseJson(source)).isInstanceOf(PolicyException.class);
        assertThatThrownBy(() -> Schema.parse(source)).isInstanceOf(PolicyException.class);
        assertThatThrownBy(() -> Schema.parseJson(source)).isInstanceOf(PolicyException.class);
        assertThatThrownBy(() -> Entities.parse(source)).isInstanceOf(PolicyException.class);
        assertThatThrownBy(() -> TypedJson.parseEntities(source, SCHEMA)).isInstanceOf(PolicyException.class);
        assertThatThrownBy(() -> Request.parse(source)).isInstanceOf(PolicyException.class);
    }

    @Test
    void a_hierarchy_of_many_levels_is_closed_or_refused_without_recursion() throws Exception {
        List<Entity> chain = new ArrayList<>();
        for (int i = 0; i < DEEP; i++) {
            chain.add(new Entity(uid(i), RecordValue.EMPTY, Set.of(uid(i + 1))));
        }
        onSmallStack(() -> assertThatThrownBy(() -> Entities.of(chain))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("pairs of entity and ancestor"));
        onSmallStack(() -> assertThat(Entities.of(chain.subList(0, 2_000)).isIn(uid(0), uid(2_000)))
                .isTrue());
    }

    @Test
    void a_cycle_of_many_entities_is_refused_and_named() throws Exception {
        List<Entity> cycle = new ArrayList<>();
        for (int i = 0; i < DEEP; i++) {
            cycle.add(new Entity(uid(i), RecordValue.EMPTY, Set.of(uid((i + 1) % DEEP))));
        }
        onSmallStack(() -> assertThatThrownBy(() -> Entities.of(cycle))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cycle")
                .satisfies(e -> assertThat(e.getMessage().length()).isLessThan(2_000)));
    }

    @Test
    void an_entity_with_very_many_parents_is_read() {
        Set<EntityUid> parents = new HashSet<>();
        for (int i = 1; i <= DEEP; i++) {
            parents.add(uid(i));
        }
        assertThat(Entities.of(List.of(new Entity(uid(0), RecordValue.EMPTY, parents)))
                        .isIn(uid(0), uid(DEEP)))
                .isTrue();
    }

    private static EntityUid uid(int number) {
        return EntityUid.of("User", Integer.toString(number));
    }
}
