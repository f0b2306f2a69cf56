// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.validate;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Which kind of finding a message of Cedar's Rust validator is. */
public final class RustMessages {

    private static final Map<String, FindingKind> KINDS = new LinkedHashMap<>();

    static {
        KINDS.put("unrecognized entity type", FindingKind.UNKNOWN_ENTITY_TYPE);
        KINDS.put("unrecognized action", FindingKind.UNKNOWN_ACTION);
        KINDS.put("unable to find an applicable action", FindingKind.NO_APPLICABLE_ACTION);
        KINDS.put("unexpected type", FindingKind.UNEXPECTED_TYPE);
        KINDS.put("are not compatible", FindingKind.INCOMPATIBLE_TYPES);
        KINDS.put("unable to guarantee safety of access to optional attribute", FindingKind.UNSAFE_OPTIONAL_ATTRIBUTE);
        KINDS.put("unable to guarantee safety of access to tag", FindingKind.UNSAFE_TAG);
        KINDS.put("wrong number of arguments", FindingKind.WRONG_ARGUMENT_COUNT);
        KINDS.put("error during extension function argument validation", FindingKind.INVALID_EXTENSION_LITERAL);
        KINDS.put("extension constructors may not be called", FindingKind.NON_LITERAL_CONSTRUCTOR);
        KINDS.put("empty set literals are forbidden", FindingKind.EMPTY_SET);
        KINDS.put("this policy requires level", FindingKind.LEVEL_EXCEEDED);
        KINDS.put("entity literals cannot be dereferenced", FindingKind.LITERAL_DEREFERENCED);
        // Rust's check of levels gives up on some policies with other errors. No policy of ours has this kind, so that
        // it is a difference wherever it is compared.
        KINDS.put("internal invariant violated", FindingKind.INVALID_REQUEST);
        KINDS.put("attribute", FindingKind.UNKNOWN_ATTRIBUTE);
        KINDS.put("the enumerated", FindingKind.UNKNOWN_ENTITY_OF_ENUM);
        KINDS.put("entity", FindingKind.UNKNOWN_ENTITY_OF_ENUM);
    }

    private static final Set<FindingKind> COUNTED_ONCE = EnumSet.of(
            FindingKind.UNKNOWN_ENTITY_TYPE,
            FindingKind.UNKNOWN_ACTION,
            FindingKind.UNKNOWN_ENTITY_OF_ENUM,
            FindingKind.UNSAFE_TAG);

    private RustMessages() {}

    /**
     * The kinds sorted. Some count once: an unknown name, because Rust reports it again for each part of "is … in",
     * and an unsafe tag, because Rust reports it again for each environment in which its expression has other types.
     */
    public static List<FindingKind> countable(List<FindingKind> kinds) {
        return Stream.concat(
                        kinds.stream().filter(COUNTED_ONCE::contains).distinct(),
                        kinds.stream().filter(kind -> !COUNTED_ONCE.contains(kind)))
                .sorted()
                .toList();
    }

    /** The kind; fails when the message is of none. */
    public static FindingKind kindOf(String message) {
        String text = message.replaceFirst("^for policy `[^`]*`[,:] *", "");
        for (Map.Entry<String, FindingKind> entry : KINDS.entrySet()) {
            boolean matches = entry.getKey().equals("are not compatible")
                    ? text.startsWith("the types") && text.endsWith(entry.getKey())
                    : text.startsWith(entry.getKey());
            if (matches) {
                return entry.getValue();
            }
        }
        throw new IllegalArgumentException("a message of no known kind: " + message);
    }
}
