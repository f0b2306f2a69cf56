// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.validate;

import java.util.Locale;

/** What a finding of the validator is, for tools: stable, where messages are for people and may change. */
public enum FindingKind {
    UNKNOWN_ENTITY_TYPE(true),
    UNKNOWN_ACTION(true),
    UNKNOWN_ENTITY_OF_ENUM(true),
    NO_APPLICABLE_ACTION(true),
    UNEXPECTED_TYPE(true),
    INCOMPATIBLE_TYPES(true),
    UNKNOWN_ATTRIBUTE(true),
    UNSAFE_OPTIONAL_ATTRIBUTE(true),
    UNSAFE_TAG(true),
    WRONG_ARGUMENT_COUNT(true),
    INVALID_EXTENSION_LITERAL(true),
    NON_LITERAL_CONSTRUCTOR(true),
    EMPTY_SET(true),
    LEVEL_EXCEEDED(true),
    LITERAL_DEREFERENCED(true),
    INVALID_REQUEST(true),
    INVALID_ENTITY(true),
    IMPOSSIBLE_POLICY(false),
    MIXED_SCRIPT_STRING(false),
    MIXED_SCRIPT_IDENTIFIER(false),
    BIDI_STRING(false),
    BIDI_IDENTIFIER(false),
    CONFUSABLE_IDENTIFIER(false);

    private final boolean error;

    FindingKind(boolean error) {
        this.error = error;
    }

    /** Whether what was found makes the policy, request or entity invalid; otherwise it is a warning. */
    public boolean isError() {
        return error;
    }

    /** The code of diagnostics of this kind: lower case, with hyphens. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
