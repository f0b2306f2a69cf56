// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.ask;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SnapshotTest {

    private static String seen(Object argument) {
        return String.valueOf(Snapshot.of(argument));
    }

    enum Colour {
        RED {
            @Override
            public String toString() {
                throw new AssertionError("application code ran");
            }
        }
    }

    record Money(long cents, String currency) {
        @Override
        public long cents() {
            throw new AssertionError("application code ran");
        }
    }

    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of("text", "\"text\""),
                Arguments.of('c', "\"c\""),
                Arguments.of(Colour.RED, "\"RED\""),
                Arguments.of(
                        UUID.fromString("00000000-0000-0001-0000-000000000002"),
                        "\"00000000-0000-0001-0000-000000000002\""),
                Arguments.of(5L, "5"),
                Arguments.of((byte) -5, "-5"),
                Arguments.of(BigInteger.TEN, "10"),
                Arguments.of(true, "true"),
                Arguments.of(new BigDecimal("12.50"), "decimal(\"12.5\")"),
                Arguments.of(0.25d, "decimal(\"0.25\")"),
                Arguments.of(-1.5f, "decimal(\"-1.5\")"),
                Arguments.of(Instant.EPOCH, "datetime(\"1970-01-01T00:00:00.000Z\")"),
                Arguments.of(LocalDate.of(2026, 1, 2), "datetime(\"2026-01-02T00:00:00.000Z\")"),
                Arguments.of(
                        OffsetDateTime.parse("2026-01-02T02:00:00+02:00"), "datetime(\"2026-01-02T00:00:00.000Z\")"),
                Arguments.of(Duration.ofMinutes(90), "duration(\"5400000ms\")"),
                Arguments.of(Optional.of(7), "7"),
                Arguments.of(new int[] {2, 1, 2}, "[1, 2]"),
                Arguments.of(List.of("b", "a"), "[\"a\", \"b\"]"),
                Arguments.of(new ArrayList<>(List.of(1)), "[1]"),
                Arguments.of(Set.of(3), "[3]"),
                Arguments.of(Map.of("k", 1), "{\"k\": 1}"),
                Arguments.of(new Money(5, "EUR"), "{\"cents\": 5, \"currency\": \"EUR\"}"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void a_known_type_has_a_value(Object argument, String expected) {
        assertThat(seen(argument)).isEqualTo(expected);
    }

    static Stream<Object> opaque() {
        List<Object> self = new ArrayList<>();
        self.add(self);
        return Stream.of(
                Double.NaN,
                Double.POSITIVE_INFINITY,
                0.00001d,
                1e300,
                new BigDecimal("1e400"),
                new BigDecimal("1e-2000000000"),
                new BigDecimal("0.12345"),
                BigInteger.TWO.pow(63),
                Instant.MAX,
                Optional.empty(),
                new Object(),
                new java.util.concurrent.atomic.AtomicLong(1),
                self,
                Arrays.asList(1, new Object()),
                new int[20_000],
                Collections.unmodifiableList(new ArrayList<>(List.of(1))),
                new HashMap<>(Map.of(1, 1)));
    }

    @ParameterizedTest
    @MethodSource("opaque")
    void what_cannot_be_taken_safely_is_opaque(Object argument) {
        assertThat(Snapshot.of(argument)).isNull();
    }

    @Test
    void a_subclass_of_a_known_type_is_never_asked() {
        List<Integer> hostile = new ArrayList<>() {
            @Override
            public Iterator<Integer> iterator() {
                throw new AssertionError("application code ran");
            }

            @Override
            public Object[] toArray() {
                throw new AssertionError("application code ran");
            }
        };
        assertThat(Snapshot.of(hostile)).isNull();
    }

    @Test
    void elements_are_never_hashed_or_compared() {
        Object hostile = new Object() {
            @Override
            public int hashCode() {
                throw new AssertionError("application code ran");
            }

            @Override
            public boolean equals(Object other) {
                throw new AssertionError("application code ran");
            }
        };
        List<Object> list = new ArrayList<>();
        list.add(hostile);
        list.add(hostile);
        assertThat(Snapshot.of(list)).isNull();
    }

    @Test
    void nesting_beyond_the_budget_is_opaque() {
        Object nested = 1;
        for (int i = 0; i < 100_000; i++) {
            nested = List.of(nested);
        }
        assertThat(Snapshot.of(nested)).isNull();
    }

    @Test
    void a_record_keeps_the_components_that_can_be_seen() {
        record Holder(String name, Object secret) {}
        assertThat(seen(new Holder("n", new Object()))).isEqualTo("{\"name\": \"n\"}");
    }
}
