// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.ask;

import dev.bylaw.policy.value.BoolValue;
import dev.bylaw.policy.value.Datetime;
import dev.bylaw.policy.value.Decimal;
import dev.bylaw.policy.value.Duration;
import dev.bylaw.policy.value.IpAddr;
import dev.bylaw.policy.value.LongValue;
import dev.bylaw.policy.value.SetValue;
import dev.bylaw.policy.value.StringValue;
import dev.bylaw.policy.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.UUID;

/**
 * Takes the value of an argument, as policies will see it.
 *
 * <h2>Guarantees</h2>
 * No application code runs: not {@code toString}, {@code equals}, {@code hashCode}, an iterator or a getter. A value is
 * taken only from classes that the JDK made immutable, or whose contents can be copied without calling their elements;
 * all are compared by exact class, so a subclass is never mistaken for one. The result is immutable. Time and size are
 * bounded by {@link Budget}; cyclic and endless structures run out of it.
 *
 * <h2>Not guaranteed</h2>
 * A value for everything. What has none is opaque: it is absent from the request, so a policy that reads it has an error,
 * which denies where the policy is a {@code forbid}.
 *
 * <h2>Types</h2>
 * {@code String}, {@code char}, {@code enum}, {@code UUID}: String. {@code byte} to {@code long}, and {@code BigInteger}
 * that fits: Long. {@code boolean}: Bool. {@code BigDecimal}, {@code float}, {@code double} of at most four decimal
 * places that fit: decimal; others, NaN and infinities are opaque. {@code Instant}, {@code OffsetDateTime}, {@code
 * ZonedDateTime}, {@code LocalDate}: datetime. {@code Duration}: duration. {@code InetAddress}: ipaddr. {@code Optional}: what it holds. Arrays and
 * the JDK's usual collections: Set. The JDK's usual maps with String keys, and records: Record.
 */
final class Snapshot {

    private Snapshot() {}

    /** The value, or {@code null} when the argument is {@code null} or opaque. */
    static Value of(Object argument) {
        // Nearly every argument is one of these; they need no budget.
        Value value = simple(argument);
        return value != null || argument == null ? value : new Budget().structured(argument);
    }

    /** The value of something that holds no other values, or {@code null}. */
    static Value simple(Object argument) {
        if (argument == null) {
            return null;
        }
        Class<?> type = argument.getClass();
        if (type == String.class) {
            return new StringValue((String) argument);
        }
        if (type == Long.class) {
            return new LongValue((Long) argument);
        }
        if (type == Integer.class || type == Short.class || type == Byte.class) {
            return new LongValue(((Number) argument).longValue());
        }
        if (type == Boolean.class) {
            return BoolValue.of((Boolean) argument);
        }
        if (argument instanceof Enum<?> constant) {
            return new StringValue(constant.name());
        }
        return rarer(argument, type);
    }

    private static Value rarer(Object argument, Class<?> type) {
        if (type == BigDecimal.class) {
            return decimal((BigDecimal) argument);
        }
        if (type == Double.class || type == Float.class) {
            double number = ((Number) argument).doubleValue();
            boolean finite = !Double.isNaN(number) && !Double.isInfinite(number);
            return finite ? decimal(new BigDecimal(argument.toString())) : null;
        }
        if (type == BigInteger.class) {
            BigInteger number = (BigInteger) argument;
            return number.bitLength() < Long.SIZE ? new LongValue(number.longValue()) : null;
        }
        if (type == Character.class || type == UUID.class) {
            return new StringValue(argument.toString());
        }
        if (type == Inet4Address.class || type == Inet6Address.class) {
            return address(((InetAddress) argument).getHostAddress());
        }
        return time(argument, type);
    }

    /** An address without the interface that it is reached by. */
    private static Value address(String text) {
        int zone = text.indexOf('%');
        return IpAddr.parse(zone < 0 ? text : text.substring(0, zone));
    }

    private static Value time(Object argument, Class<?> type) {
        try {
            if (type == Instant.class) {
                return new Datetime(((Instant) argument).toEpochMilli());
            }
            if (type == OffsetDateTime.class) {
                return new Datetime(((OffsetDateTime) argument).toInstant().toEpochMilli());
            }
            if (type == ZonedDateTime.class) {
                return new Datetime(((ZonedDateTime) argument).toInstant().toEpochMilli());
            }
            if (type == LocalDate.class) {
                return new Datetime(((LocalDate) argument)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant()
                        .toEpochMilli());
            }
            if (type == java.time.Duration.class) {
                return new Duration(((java.time.Duration) argument).toMillis());
            }
        } catch (ArithmeticException outOfRange) {
            return null;
        }
        return null;
    }

    /** A number of at most four decimal places, within Cedar's range. A huge exponent is refused before it is expanded. */
    static Decimal decimal(BigDecimal number) {
        if (number.signum() == 0) {
            return new Decimal(0);
        }
        long integerDigits = (long) number.precision() - number.scale();
        if (integerDigits > 16 || number.scale() > 1_000) {
            return null;
        }
        try {
            return new Decimal(number.movePointRight(4).longValueExact());
        } catch (ArithmeticException tooPreciseOrTooLarge) {
            return null;
        }
    }

    /** How much of one argument is looked at. */
    static final class Budget {

        static final int DEPTH = 8;
        static final int ELEMENTS = 10_000;

        private int depth;
        private int elements;

        /** The value of something that may hold others, or {@code null} when it is opaque or too much. */
        Value structured(Object argument) {
            Value simple = simple(argument);
            if (simple != null || argument == null) {
                return simple;
            }
            if (depth == DEPTH) {
                return null;
            }
            depth++;
            try {
                if (argument.getClass() == Optional.class) {
                    return structured(((Optional<?>) argument).orElse(null));
                }
                Object[] contents = Collections.contents(argument);
                if (contents != null) {
                    return set(contents);
                }
                return Records.record(argument, this);
            } finally {
                depth--;
            }
        }

        /** Whether so many more elements may be looked at. */
        boolean spend(int count) {
            elements += count;
            return elements <= ELEMENTS;
        }

        /** A set of all the values; opaque as a whole when one of them is, because a set with a hole lies. */
        private Value set(Object[] contents) {
            if (!spend(contents.length)) {
                return null;
            }
            Value[] values = new Value[contents.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = structured(contents[i]);
                if (values[i] == null) {
                    return null;
                }
            }
            return SetValue.of(values);
        }
    }
}
