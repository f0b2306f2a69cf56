// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavaTypesTest {

    private static final String HERE = "dev/bylaw/engine/schema/JavaTypesTest$";

    enum Currency {
        EUR,
        USD
    }

    record Money(long cents, Currency currency) {}

    record Order(String id, Money total, List<Money> lines, Runnable callback) {}

    record Pair<A, B>(A first, List<B> second) {}

    record Node(String name, Node next) {}

    private static Typed typed(String signature) {
        String written = signature.replace("@", HERE);
        return new JavaTypes(Governed::classFile).of(written, null);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            J                                                             | Long          | ALWAYS
            I                                                             | Long          | ALWAYS
            S                                                             | Long          | ALWAYS
            B                                                             | Long          | ALWAYS
            Z                                                             | Bool          | ALWAYS
            C                                                             | String        | ALWAYS
            D                                                             | decimal       | UNLESS_NULL
            F                                                             | decimal       | UNLESS_NULL
            Ljava/lang/String;                                            | String        | UNLESS_NULL
            Ljava/lang/Long;                                              | Long          | UNLESS_NULL
            Ljava/lang/Integer;                                           | Long          | UNLESS_NULL
            Ljava/lang/Short;                                             | Long          | UNLESS_NULL
            Ljava/lang/Byte;                                              | Long          | UNLESS_NULL
            Ljava/lang/Boolean;                                           | Bool          | UNLESS_NULL
            Ljava/lang/Character;                                         | String        | UNLESS_NULL
            Ljava/lang/Double;                                            | decimal       | UNLESS_NULL
            Ljava/lang/Float;                                             | decimal       | UNLESS_NULL
            Ljava/math/BigInteger;                                        | Long          | UNLESS_NULL
            Ljava/math/BigDecimal;                                        | decimal       | UNLESS_NULL
            Ljava/util/UUID;                                              | String        | UNLESS_NULL
            Ljava/time/Instant;                                           | datetime      | UNLESS_NULL
            Ljava/time/OffsetDateTime;                                    | datetime      | UNLESS_NULL
            Ljava/time/ZonedDateTime;                                     | datetime      | UNLESS_NULL
            Ljava/time/LocalDate;                                         | datetime      | UNLESS_NULL
            Ljava/time/Duration;                                          | duration      | UNLESS_NULL
            Ljava/time/DayOfWeek;                                         | String        | UNLESS_NULL
            L@Currency;                                                   | String        | UNLESS_NULL
            Ljava/util/Optional<Ljava/lang/String;>;                      | String        | SOMETIMES
            [J                                                            | Set<Long>     | UNLESS_NULL
            [[Ljava/lang/String;                                          | Set<Set<String>> | UNLESS_NULL
            Ljava/util/List<Ljava/lang/String;>;                          | Set<String>   | UNLESS_NULL
            Ljava/util/Set<+L@Currency;>;                                 | Set<String>   | UNLESS_NULL
            Ljava/util/Collection<Ljava/util/Optional<Ljava/lang/Long;>;>; | Set<Long>    | UNLESS_NULL
            L@Money;                                                      | {cents: Long, currency?: String} | UNLESS_NULL
            L@Order;        | {id?: String, lines?: Set<{cents: Long, currency?: String}>, total?: {cents: Long, currency?: String}} | UNLESS_NULL
            L@Pair<Ljava/lang/String;Ljava/lang/Long;>;                   | {first?: String, second?: Set<Long>} | UNLESS_NULL
            L@Pair<L@Money;*>;                                            | {first?: {cents: Long, currency?: String}} | UNLESS_NULL
            L@Node;                                                       | {name?: String} | UNLESS_NULL
            """)
    void a_java_type_has_the_cedar_type_of_its_values(String signature, String type, Typed.Presence presence) {
        Typed typed = typed(signature);
        assertThat(typed.type()).as(typed.opaque()).hasToString(type);
        assertThat(typed.presence()).isEqualTo(presence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Ljava/lang/Object;                                     | Object       | its values may be of any class
            Ljava/lang/Number;                                     | Number       | its values may be of any class
            Ljava/lang/Runnable;                                   | Runnable     | the values of an interface may be of any class; take a record, or the values that policies need
            Ljava/util/List;                                       | List         | it does not say what its elements are
            Ljava/util/List<*>;                                    | List<Object> | of its elements, Object, its values may be of any class
            Ljava/util/List<-Ljava/lang/String;>;                  | List<Object> | of its elements, Object, its values may be of any class
            Ljava/util/Map<Ljava/lang/String;Ljava/lang/String;>;  | Map<String, String> | which keys a map has is not known
            Ljava/util/concurrent/atomic/AtomicLong;               | AtomicLong   | reading a class means running its code
            TT;                                                    | T            | what it stands for is not known
            [[[[[[[[[J                                             | long[][][][][][][][][] | nested deeper than 8 levels
            """)
    void what_has_no_value_is_opaque_and_says_why(String signature, String java, String why) {
        Typed typed = typed(signature);
        assertThat(typed.isOpaque()).isTrue();
        assertThat(typed.known()).isTrue();
        assertThat(typed.java()).isEqualTo(java);
        assertThat(typed.opaque()).contains(why);
    }

    @Test
    void a_class_whose_file_is_not_there_is_not_known() {
        assertThat(typed("Lcom/acme/Nowhere;").known()).isFalse();
        assertThat(typed("Ljava/util/List<Lcom/acme/Nowhere;>;").known()).isFalse();
    }

    @Test
    void a_record_that_contains_itself_stops_there() {
        assertThat(typed("L" + HERE + "Node;").parts().get("next").opaque()).isEqualTo("it contains itself");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            J                                                 | long
            [Ljava/lang/String;                               | String[]
            Ljava/util/Map$Entry<Ljava/lang/String;[I>;       | Entry<String, int[]>
            Lcom/acme/Outer<Ljava/lang/String;>.Inner<TT;>;   | Inner<T>
            """)
    void a_type_is_shown_as_in_source(String signature, String shown) {
        assertThat(JavaType.parse(signature).display()).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"''", "L", "Ljava/lang/String", "Q", "JJ", "[", "Ljava/util/List<", "T"})
    void what_is_no_signature_is_refused(String text) {
        org.assertj.core.api.Assertions.assertThatIllegalArgumentException().isThrownBy(() -> JavaType.parse(text));
    }

    @Test
    void a_signature_that_nobody_checked_does_not_matter() {
        assertThat(new JavaTypes(ClassFiles.NONE).of("J", "Lrubbish").type()).hasToString("Long");
    }

    @Test
    void a_class_signature_declares_type_parameters() {
        assertThat(JavaType.variables(
                        "<A:Ljava/lang/Object;B::Ljava/lang/Runnable;:Ljava/util/List<TA;>;>Ljava/lang/Record;"))
                .containsExactly("A", "B");
        assertThat(JavaType.variables(null)).isEmpty();
    }
}
