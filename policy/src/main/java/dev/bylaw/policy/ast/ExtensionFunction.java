// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.ast;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The functions and methods of Cedar's extension types. */
public enum ExtensionFunction {
    DECIMAL("decimal", false, 1),
    LESS_THAN("lessThan", true, 2),
    LESS_THAN_OR_EQUAL("lessThanOrEqual", true, 2),
    GREATER_THAN("greaterThan", true, 2),
    GREATER_THAN_OR_EQUAL("greaterThanOrEqual", true, 2),
    IP("ip", false, 1),
    IS_IPV4("isIpv4", true, 1),
    IS_IPV6("isIpv6", true, 1),
    IS_LOOPBACK("isLoopback", true, 1),
    IS_MULTICAST("isMulticast", true, 1),
    IS_IN_RANGE("isInRange", true, 2),
    DATETIME("datetime", false, 1),
    OFFSET("offset", true, 2),
    DURATION_SINCE("durationSince", true, 2),
    TO_DATE("toDate", true, 1),
    TO_TIME("toTime", true, 1),
    DURATION("duration", false, 1),
    TO_MILLISECONDS("toMilliseconds", true, 1),
    TO_SECONDS("toSeconds", true, 1),
    TO_MINUTES("toMinutes", true, 1),
    TO_HOURS("toHours", true, 1),
    TO_DAYS("toDays", true, 1);

    private static final Map<String, ExtensionFunction> BY_NAME = new HashMap<>();

    static {
        for (ExtensionFunction function : values()) {
            BY_NAME.put(function.functionName, function);
        }
    }

    private final String functionName;
    private final boolean method;
    private final int arity;

    ExtensionFunction(String functionName, boolean method, int arity) {
        this.functionName = functionName;
        this.method = method;
        this.arity = arity;
    }

    /** The function of this name, as policies write it. */
    public static Optional<ExtensionFunction> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** The name as policies write it. */
    public String functionName() {
        return functionName;
    }

    /** Whether it is written as a method of its first argument: {@code a.lessThan(b)}. */
    public boolean isMethod() {
        return method;
    }

    /** How many arguments it takes, the receiver of a method included. A call with another number fails when evaluated. */
    public int arity() {
        return arity;
    }

    /** Whether it makes a value of an extension type from a text. */
    public boolean isConstructor() {
        return !method;
    }
}
