// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.config;

import java.util.LinkedHashMap;
import java.util.Map;

/** What stands after {@code -javaagent:bylaw.jar=}. */
final class Arguments {

    private Arguments() {}

    /** The keys and values; a text that is no {@code key=value} is the name of the file, under {@code config}. */
    static Map<String, String> parse(String argument) throws ConfigException {
        Map<String, String> parsed = new LinkedHashMap<>();
        if (argument == null || argument.isEmpty()) {
            return parsed;
        }
        if (argument.indexOf('=') < 0) {
            parsed.put("config", argument);
            return parsed;
        }
        for (String part : argument.split(",", -1)) {
            int equals = part.indexOf('=');
            if (equals <= 0) {
                throw new ConfigException(
                        "agent argument",
                        "\"" + part + "\" is not key=value. Write -javaagent:bylaw.jar=FILE, or key=value,key=value.");
            }
            String key = part.substring(0, equals);
            if (parsed.put(key, part.substring(equals + 1)) != null) {
                throw new ConfigException("agent argument", "the key \"" + key + "\" is said twice.");
            }
        }
        return parsed;
    }
}
