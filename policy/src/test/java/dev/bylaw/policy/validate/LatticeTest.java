// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.policy.schema.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which types are below others, and the least type above two: in each mode, and in either order. */
class LatticeTest {

    private static final Lattice STRICT = new Lattice(Mode.STRICT);
    private static final Lattice PERMISSIVE = new Lattice(Mode.PERMISSIVE);

    private static final Type USER = entity("User");
    private static final Type.Attribute LONG = Type.Attribute.required(Type.Simple.LONG);
    private static final Type.Attribute LONG_OR_NONE = Type.Attribute.optional(Type.Simple.LONG);
    private static final Type.Attribute STRING = Type.Attribute.required(Type.Simple.STRING);

    /** The types of the tables, by their text. */
    private static final Map<String, Type> TYPES =
            types().stream().collect(Collectors.toMap(Type::toString, Function.identity()));

    private static List<Type> types() {
        Type both = entity("Order", "User");
        List<Type> all = new ArrayList<>(List.of(Type.Bool.values()));
        all.addAll(List.of(Type.Simple.values()));
        all.addAll(List.of(Type.Extension.values()));
        all.addAll(List.of(USER, entity("Order"), both, entity("Note", "User"), entity("Note", "Order", "User")));
        Stream.of(Type.Bool.TRUE, Type.Bool.ANY, Type.Simple.NEVER, Type.Simple.LONG, Type.Simple.STRING)
                .forEach(element -> all.add(new Type.SetOf(element)));
        Stream.of(USER, entity("Order"), both).forEach(element -> all.add(new Type.SetOf(element)));
        all.addAll(records(false));
        all.addAll(records(true));
        return all;
    }

    private static List<Type> records(boolean open) {
        return Stream.<Map<String, Type.Attribute>>of(
                        Map.of(),
                        Map.of("a", LONG),
                        Map.of("a", LONG_OR_NONE),
                        Map.of("a", STRING),
                        Map.of("b", LONG),
                        Map.of("a", LONG, "b", LONG),
                        Map.of("a", Type.Attribute.required(Type.Bool.TRUE)),
                        Map.of("a", Type.Attribute.required(Type.Bool.FALSE)),
                        Map.of("a", Type.Attribute.required(Type.Bool.ANY)),
                        Map.of("a", Type.Attribute.optional(Type.Bool.ANY)),
                        Map.of("a", Type.Attribute.required(USER)),
                        Map.of("a", Type.Attribute.required(entity("Order"))),
                        Map.of("a", Type.Attribute.required(entity("Order", "User"))))
                .<Type>map(attributes -> new Type.RecordOf(attributes, open))
                .toList();
    }

    private static Type.Entity entity(String... names) {
        NavigableSet<String> all = new TreeSet<>(List.of(names));
        return new Type.Entity(all);
    }

    private static Type type(String text) {
        assertThat(TYPES).containsKey(text);
        return TYPES.get(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '^', textBlock = """
            # below             ^ above                 ^ strict ^ permissive
            Long                ^ Long                  ^ true  ^ true
            Long                ^ String                ^ false ^ false
            Never               ^ Long                  ^ true  ^ true
            Never               ^ User                  ^ true  ^ true
            Long                ^ Never                 ^ false ^ false
            decimal             ^ decimal               ^ true  ^ true
            decimal             ^ ipaddr                ^ false ^ false
            True                ^ Bool                  ^ true  ^ true
            False               ^ Bool                  ^ true  ^ true
            True                ^ False                 ^ false ^ false
            Bool                ^ True                  ^ false ^ false
            True                ^ Long                  ^ false ^ false
            Set<Long>           ^ Set                   ^ true  ^ true
            Set<Long>           ^ Set<String>           ^ false ^ false
            Set<Never>          ^ Set<Long>             ^ true  ^ true
            Set<True>           ^ Set<Bool>             ^ true  ^ true
            Set<Bool>           ^ Set<True>             ^ false ^ false
            Set<Long>           ^ Long                  ^ false ^ false
            Set<User>           ^ Set<Order | User>     ^ true  ^ true
            User                ^ Order                 ^ false ^ false
            User                ^ Order | User          ^ true  ^ true
            User                ^ entity                ^ false ^ true
            Order | User        ^ User                  ^ false ^ false
            Order | User        ^ Note | Order | User   ^ true  ^ true
            Order | User        ^ Note | User           ^ false ^ false
            User                ^ Long                  ^ false ^ false
            {a: Long}           ^ {a: Long}             ^ true  ^ true
            {a: True}           ^ {a: Bool}             ^ true  ^ true
            {a: Bool}           ^ {a: True}             ^ false ^ false
            {a: Long}           ^ {a: String}           ^ false ^ false
            {a: Long}           ^ {a?: Long}            ^ false ^ true
            {a?: Long}          ^ {a: Long}             ^ false ^ false
            {a: True}           ^ {a?: Bool}            ^ false ^ true
            {a: Long}           ^ {b: Long}             ^ false ^ false
            {a: Long, b: Long}  ^ {a: Long}             ^ false ^ false
            {a: Long}           ^ {a: Long, b: Long}    ^ false ^ false
            {}                  ^ {a?: Long}            ^ false ^ false
            {a: Long}           ^ record                ^ false ^ true
            {a: Long, b: Long}  ^ {a: Long, ..}         ^ false ^ true
            {a: Long}           ^ {a: Long, ..}         ^ true  ^ true
            {a: Long}           ^ {a: Long, b: Long, ..} ^ false ^ false
            {a: Long, ..}       ^ {a: Long}             ^ false ^ false
            {a: Long, ..}       ^ record                ^ false ^ true
            {a: Long}           ^ Long                  ^ false ^ false
            Long                ^ {a: Long}             ^ false ^ false
            """)
    void one_type_is_below_another(String below, String above, boolean strict, boolean permissive) {
        assertThat(STRICT.isSubtype(type(below), type(above))).as("strict").isEqualTo(strict);
        assertThat(PERMISSIVE.isSubtype(type(below), type(above)))
                .as("permissive")
                .isEqualTo(permissive);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '^', nullValues = "none", textBlock = """
            # one               ^ other                 ^ strict           ^ permissive
            Long                ^ Long                  ^ Long             ^ Long
            Long                ^ String                ^ none             ^ none
            Never               ^ Long                  ^ Long             ^ Long
            True                ^ True                  ^ True             ^ True
            True                ^ False                 ^ Bool             ^ Bool
            True                ^ Bool                  ^ Bool             ^ Bool
            True                ^ Long                  ^ none             ^ none
            decimal             ^ datetime              ^ none             ^ none
            User                ^ User                  ^ User             ^ User
            User                ^ Order                 ^ none             ^ Order | User
            User                ^ Order | User          ^ Order | User     ^ Order | User
            Order | User        ^ Note | User           ^ none             ^ Note | Order | User
            User                ^ Long                  ^ none             ^ none
            Set<Never>          ^ Set<Long>             ^ Set<Long>        ^ Set<Long>
            Set<True>           ^ Set<Bool>             ^ Set<Bool>        ^ Set<Bool>
            Set<Long>           ^ Set<String>           ^ none             ^ none
            Set<User>           ^ Set<Order>            ^ none             ^ Set<Order | User>
            Set<User>           ^ User                  ^ none             ^ none
            {a: True}           ^ {a: False}            ^ {a: Bool}        ^ {a: Bool}
            {a: User}           ^ {a: Order}            ^ none             ^ {a: Order | User}
            {a: Long}           ^ {a?: Long}            ^ none             ^ {a?: Long}
            {a: True}           ^ {a?: Bool}            ^ none             ^ {a?: Bool}
            {a: Long}           ^ {a: String}           ^ none             ^ record
            {a: Long}           ^ {b: Long}             ^ none             ^ record
            {a: Long}           ^ {a: Long, b: Long}    ^ none             ^ {a: Long, ..}
            {a: True, ..}       ^ {a: False}            ^ {a: Bool, ..}    ^ {a: Bool, ..}
            {a: True, ..}       ^ {a: False, ..}        ^ {a: Bool, ..}    ^ {a: Bool, ..}
            {a: Long}           ^ Long                  ^ none             ^ none
            {a: Long}           ^ User                  ^ none             ^ none
            """)
    void the_least_type_above_two(String one, String other, String strict, String permissive) {
        assertThat(text(STRICT.join(type(one), type(other)))).as("strict").isEqualTo(strict);
        assertThat(text(STRICT.join(type(other), type(one))))
                .as("strict, turned")
                .isEqualTo(strict);
        assertThat(text(PERMISSIVE.join(type(one), type(other))))
                .as("permissive")
                .isEqualTo(permissive);
        assertThat(text(PERMISSIVE.join(type(other), type(one))))
                .as("permissive, turned")
                .isEqualTo(permissive);
    }

    private static String text(Type type) {
        return type == null ? null : type.toString();
    }

    @Test
    void the_least_type_above_two_is_above_both() {
        for (Type one : TYPES.values()) {
            for (Type other : TYPES.values()) {
                for (Lattice lattice : List.of(STRICT, PERMISSIVE)) {
                    Type joined = lattice.join(one, other);
                    assertThat(joined == null || (lattice.isSubtype(one, joined) && lattice.isSubtype(other, joined)))
                            .as("%s, %s: %s", one, other, joined)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void of_many_types_one_without_a_common_type_is_enough() {
        assertThat(STRICT.join(List.of())).isEqualTo(Type.Simple.NEVER);
        assertThat(STRICT.join(List.of(Type.Bool.TRUE, Type.Bool.TRUE, Type.Bool.FALSE)))
                .isEqualTo(Type.Bool.ANY);
        assertThat(STRICT.join(List.of(Type.Simple.LONG, Type.Simple.STRING, Type.Simple.LONG)))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '^', textBlock = """
            User         ^ Order         ^ true
            User         ^ Order | User  ^ false
            User         ^ User          ^ false
            User         ^ Long          ^ false
            Long         ^ User          ^ false
            Set<User>    ^ Set<Order>    ^ false
            """)
    void only_different_entity_types_have_no_value_in_common(String one, String other, boolean disjoint) {
        assertThat(Lattice.areDisjoint(type(one), type(other))).isEqualTo(disjoint);
    }
}
