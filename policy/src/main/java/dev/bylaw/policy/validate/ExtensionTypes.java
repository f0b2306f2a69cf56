// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.validate;

import dev.bylaw.policy.ast.ExtensionFunction;
import dev.bylaw.policy.schema.Type;
import dev.bylaw.policy.schema.Type.Extension;
import java.util.Collections;
import java.util.List;

/** The types that extension functions take and give. */
final class ExtensionTypes {

    private ExtensionTypes() {}

    static Type result(ExtensionFunction function) {
        return switch (function) {
            case DECIMAL -> Extension.DECIMAL;
            case IP -> Extension.IPADDR;
            case DATETIME, OFFSET, TO_DATE -> Extension.DATETIME;
            case DURATION, DURATION_SINCE, TO_TIME -> Extension.DURATION;
            case TO_MILLISECONDS, TO_SECONDS, TO_MINUTES, TO_HOURS, TO_DAYS -> Type.Simple.LONG;
            case LESS_THAN,
                    LESS_THAN_OR_EQUAL,
                    GREATER_THAN,
                    GREATER_THAN_OR_EQUAL,
                    IS_IPV4,
                    IS_IPV6,
                    IS_LOOPBACK,
                    IS_MULTICAST,
                    IS_IN_RANGE -> Type.Bool.ANY;
        };
    }

    static List<Type> arguments(ExtensionFunction function) {
        return switch (function) {
            case DECIMAL, IP, DATETIME, DURATION -> List.of(Type.Simple.STRING);
            case OFFSET -> List.of(Extension.DATETIME, Extension.DURATION);
            default -> Collections.nCopies(function.arity(), receiver(function));
        };
    }

    /** The type of all arguments of a method, where they have one type. */
    private static Type receiver(ExtensionFunction function) {
        return switch (function) {
            case LESS_THAN, LESS_THAN_OR_EQUAL, GREATER_THAN, GREATER_THAN_OR_EQUAL -> Extension.DECIMAL;
            case IS_IPV4, IS_IPV6, IS_LOOPBACK, IS_MULTICAST, IS_IN_RANGE -> Extension.IPADDR;
            case DURATION_SINCE, TO_DATE, TO_TIME -> Extension.DATETIME;
            case TO_MILLISECONDS, TO_SECONDS, TO_MINUTES, TO_HOURS, TO_DAYS -> Extension.DURATION;
            case DECIMAL, IP, DATETIME, DURATION, OFFSET ->
                throw new IllegalArgumentException(function + " has arguments of other types");
        };
    }
}
