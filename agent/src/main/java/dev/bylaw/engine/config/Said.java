// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.config;

import java.nio.file.Path;
import java.time.Duration;

/**
 * One value that somebody said, with the place to name in a message and the folder that a relative path starts from.
 *
 * @param value the text
 * @param where {@code file:line}, or the property, variable or argument
 * @param base the folder
 */
record Said(String value, String where, Path base) {

    Path path() throws ConfigException {
        if (value.isEmpty()) {
            throw new ConfigException(where, "the path is empty.");
        }
        return base.resolve(value).toAbsolutePath().normalize();
    }

    /** The constant of this name in lower case. */
    <E extends Enum<E>> E oneOf(Class<E> type, String key) throws ConfigException {
        StringBuilder names = new StringBuilder();
        for (E constant : type.getEnumConstants()) {
            String name = constant.name().toLowerCase(java.util.Locale.ROOT);
            if (name.equals(value)) {
                return constant;
            }
            names.append(names.length() == 0 ? "" : ", ").append(name);
        }
        throw new ConfigException(where, key + " is \"" + value + "\" but must be one of: " + names + ".");
    }

    /** A number and its unit: seconds, minutes or hours. */
    Duration time(String key) throws ConfigException {
        try {
            int unit = value.length() - 1;
            int number = unit < 1 ? 0 : Integer.parseInt(value.substring(0, unit));
            Duration one = switch (number < 1 ? ' ' : value.charAt(unit)) {
                case 's' -> Duration.ofSeconds(1);
                case 'm' -> Duration.ofMinutes(1);
                case 'h' -> Duration.ofHours(1);
                default -> Duration.ZERO;
            };
            if (!one.isZero()) {
                return one.multipliedBy(number);
            }
        } catch (NumberFormatException notANumber) {
            // Falls through: one message for both.
        }
        throw new ConfigException(
                where, key + " is \"" + value + "\" but must be a whole number with s, m or h, for example 90s.");
    }

    int positive(String key) throws ConfigException {
        try {
            int number = Integer.parseInt(value);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Falls through: one message for both.
        }
        throw new ConfigException(where, key + " is \"" + value + "\" but must be a whole number above 0.");
    }
}
