// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.annotations.GovernedAction;
import dev.bylaw.engine.ask.Question;
import dev.bylaw.policy.PolicyException;
import dev.bylaw.policy.Request;
import dev.bylaw.policy.schema.Schema;
import dev.bylaw.policy.validate.Validator;
import dev.bylaw.policy.value.BoolValue;
import dev.bylaw.policy.value.EntityUid;
import dev.bylaw.policy.value.RecordValue;
import dev.bylaw.policy.value.SetValue;
import dev.bylaw.policy.value.StringValue;
import dev.bylaw.weave.Site;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The law that holds the schema and the snapshots together: whatever is taken of an argument has its parameter's type. */
class SnapshotConformanceTest {

    enum Colour {
        RED {},
        GREEN
    }

    record Money(long cents, String currency, BigDecimal rate) {}

    record Line(Money price, int count, Optional<String> note, List<Colour> colours, Runnable callback) {}

    record Order(UUID id, List<Line> lines, Optional<Money> discount) {}

    record Box<T>(T held, Set<T> all) {}

    @SuppressWarnings("unused") // only their signatures are read
    static final class Shapes {
        private Shapes() {}

        @GovernedAction
        static void numbers(byte a, short b, int c, long d, Byte e, Short f, Integer g, Long h, BigInteger i) {}

        @GovernedAction
        static void fractions(float a, double b, Float c, Double d, BigDecimal e) {}

        @GovernedAction
        static void texts(char a, Character b, String c, UUID d, Colour e, DayOfWeek f, boolean g, Boolean h) {}

        @GovernedAction
        static void times(Instant a, OffsetDateTime b, ZonedDateTime c, LocalDate d, Duration e) {}

        @GovernedAction
        static void optionals(Optional<String> a, Optional<Money> b, Optional<List<Long>> c) {}

        @GovernedAction
        static void arrays(int[] a, byte[] b, String[][] c, Colour[] d, double[] e, Money[] f) {}

        @GovernedAction
        static void collections(
                Collection<String> a,
                List<Long> b,
                Set<Colour> c,
                Queue<Instant> d,
                Deque<Money> e,
                SortedSet<String> f) {}

        @GovernedAction
        static void nested(List<List<String>> a, Set<Optional<Long>> b, List<Set<Money>> c, List<? extends Money> d) {}

        @GovernedAction
        static void records(Money a, Line b, Order c, Box<String> d, Box<Money> e, Box<Box<Long>> f) {}
    }

    static Stream<String> methods() {
        return Arrays.stream(Shapes.class.getDeclaredMethods())
                .filter(method -> !method.isSynthetic())
                .map(Method::getName)
                .sorted();
    }

    private static Schema schema(KnownMethods known) throws PolicyException {
        List<ActionModel> models = new ArrayList<>();
        known.actions().forEach(name -> models.add(known.action(name)));
        return new GovernedSchema(Surroundings.NONE, new Mentions(), models)
                .build(GovernedSchema.Purpose.CHECKING, List.of());
    }

    @ParameterizedTest
    @MethodSource("methods")
    void what_is_taken_of_an_argument_has_the_type_that_its_parameter_says(String name) throws PolicyException {
        KnownMethods known = Governed.of(Shapes.class);
        Schema schema = schema(known);
        Site site = Governed.sites(Shapes.class).stream()
                .filter(each -> each.method().equals(name))
                .findFirst()
                .orElseThrow();
        Method method = Arrays.stream(Shapes.class.getDeclaredMethods())
                .filter(each -> each.getName().equals(name))
                .findFirst()
                .orElseThrow();
        Question question = Question.of(site);
        boolean[] wanted = new boolean[site.parameters().size()];
        Arrays.fill(wanted, true);
        RandomValues values = new RandomValues(new Random(name.hashCode()));
        Map<String, Integer> present = new HashMap<>();
        for (int i = 0; i < 300; i++) {
            Object[] arguments = Arrays.stream(method.getGenericParameterTypes())
                    .map(values::of)
                    .toArray();
            RecordValue input = question.input(arguments, wanted);
            input.toMap().keySet().forEach(each -> present.merge(each, 1, Integer::sum));
            Request request = new Request(
                    EntityUid.of("Agent", "a"),
                    question.action(),
                    question.resource(arguments, input),
                    RecordValue.of(Map.of(
                            "input",
                            input,
                            "chain",
                            SetValue.of(EntityUid.of("Agent", "b")),
                            "session",
                            RecordValue.of("id", new StringValue("s")),
                            "site",
                            question.siteRecord(),
                            "outlived",
                            BoolValue.FALSE,
                            "source",
                            new StringValue("api"),
                            "within",
                            SetValue.of(question.action()))));
            assertThat(Validator.validateRequest(request, schema).findings())
                    .as(Arrays.deepToString(arguments))
                    .isEmpty();
        }
        assertThat(present).as("every parameter had a value at least once").hasSize(method.getParameterCount());
    }

    /** Values of every kind a type allows: {@code null}, extremes, and classes that snapshots do not look into. */
    private static final class RandomValues {
        private final Random random;

        RandomValues(Random random) {
            this.random = random;
        }

        Object of(Type type) {
            return of(type, Map.of());
        }

        private Object of(Type type, Map<String, Type> variables) {
            if (type instanceof TypeVariable<?> variable) {
                return of(variables.get(variable.getName()), Map.of());
            }
            if (type instanceof WildcardType wildcard) {
                return of(wildcard.getUpperBounds()[0], variables);
            }
            if (type instanceof Class<?> plain && plain.isPrimitive()) {
                return primitive(plain);
            }
            if (random.nextInt(20) == 0) {
                return null;
            }
            if (type instanceof GenericArrayType array) {
                return array(
                        (Class<?>) ((ParameterizedType) array.getGenericComponentType()).getRawType(),
                        array.getGenericComponentType(),
                        variables);
            }
            if (type instanceof ParameterizedType generic) {
                return generic(generic, variables);
            }
            Class<?> plain = (Class<?>) type;
            if (plain.isArray()) {
                return array(plain.getComponentType(), plain.getComponentType(), variables);
            }
            return plain.isRecord() ? record(plain, Map.of()) : simple(plain);
        }

        private Object primitive(Class<?> type) {
            if (type == boolean.class) {
                return random.nextBoolean();
            } else if (type == char.class) {
                return (char) random.nextInt(0x10000);
            } else if (type == byte.class) {
                return (byte) random.nextInt();
            } else if (type == short.class) {
                return (short) random.nextInt();
            } else if (type == int.class) {
                return random.nextInt();
            } else if (type == long.class) {
                return random.nextLong();
            }
            double[] some = {0.25, -0.0, Double.NaN, 1e300, 0.00001, random.nextInt(1000), Double.NEGATIVE_INFINITY};
            double number = some[random.nextInt(some.length)];
            return type == double.class ? (Object) number : (Object) (float) number;
        }

        private Object simple(Class<?> type) {
            if (type.isEnum()) {
                return type.getEnumConstants()[random.nextInt(type.getEnumConstants().length)];
            }
            Instant time = random.nextInt(10) == 0 ? Instant.MAX : Instant.ofEpochSecond(random.nextInt());
            return switch (type.getSimpleName()) {
                case "String" -> Integer.toString(random.nextInt(), 36);
                case "Character" -> primitive(char.class);
                case "Byte" -> primitive(byte.class);
                case "Short" -> primitive(short.class);
                case "Integer" -> primitive(int.class);
                case "Long" -> primitive(long.class);
                case "Boolean" -> primitive(boolean.class);
                case "Float" -> primitive(float.class);
                case "Double" -> primitive(double.class);
                case "UUID" -> new UUID(random.nextLong(), random.nextLong());
                case "BigInteger" -> new BigInteger(random.nextInt(120), random);
                case "BigDecimal" -> new BigDecimal(new BigInteger(random.nextInt(70), random), random.nextInt(8) - 1);
                case "Instant" -> time;
                case "OffsetDateTime" ->
                    OffsetDateTime.parse("2026-01-02T03:04:05+02:00").plusDays(random.nextInt(999));
                case "ZonedDateTime" ->
                    ZonedDateTime.parse("2026-01-02T03:04:05Z").plusDays(random.nextInt(999));
                case "LocalDate" -> LocalDate.ofEpochDay(random.nextInt(99_999));
                case "Duration" -> Duration.ofSeconds(random.nextLong());
                case "Runnable" -> (Runnable) () -> {};
                default -> throw new IllegalArgumentException("no values of " + type);
            };
        }

        private Object generic(ParameterizedType type, Map<String, Type> variables) {
            Class<?> raw = (Class<?>) type.getRawType();
            if (raw.isRecord()) {
                Map<String, Type> inner = new HashMap<>();
                for (int i = 0; i < raw.getTypeParameters().length; i++) {
                    inner.put(raw.getTypeParameters()[i].getName(), type.getActualTypeArguments()[i]);
                }
                return record(raw, inner);
            }
            Type element = type.getActualTypeArguments()[0];
            if (raw == Optional.class) {
                return Optional.ofNullable(of(element, variables));
            }
            List<Object> elements = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                elements.add(of(element, variables));
            }
            return collection(raw, elements);
        }

        private Object collection(Class<?> raw, List<Object> elements) {
            elements.removeIf(each -> each == null && (raw != List.class || random.nextBoolean()));
            if (SortedSet.class.isAssignableFrom(raw)) {
                return new TreeSet<>(elements);
            } else if (raw == Set.class) {
                return random.nextBoolean() ? Set.copyOf(elements) : new LinkedHashSet<>(elements);
            } else if (Queue.class.isAssignableFrom(raw)) {
                return new ArrayDeque<>(elements);
            }
            return switch (random.nextInt(4)) {
                case 0 -> Collections.unmodifiableList(elements);
                case 1 -> Arrays.asList(elements.toArray());
                case 2 -> new CopyOnWriteArrayList<>(elements);
                default -> elements;
            };
        }

        private Object array(Class<?> component, Type element, Map<String, Type> variables) {
            Object array = Array.newInstance(component, random.nextInt(4));
            for (int i = 0; i < Array.getLength(array); i++) {
                Array.set(array, i, of(element, variables));
            }
            return array;
        }

        private Object record(Class<?> type, Map<String, Type> variables) {
            Object[] components = Arrays.stream(type.getRecordComponents())
                    .map(component -> of(component.getGenericType(), variables))
                    .toArray();
            try {
                Constructor<?> constructor = type.getDeclaredConstructors()[0];
                constructor.setAccessible(true);
                return constructor.newInstance(components);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
