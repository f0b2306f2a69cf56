// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.annotations;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who acts: an entity of the policies, for example {@code Agent::"support"} or {@code User::"alice"}.
 *
 * <p>A principal is a name and grants nothing. What it may do is decided by the loaded policies each time it acts.
 *
 * @param type the entity type, a Cedar path such as {@code Agent} or {@code Acme::Agent}
 * @param id the entity's id, any text
 */
public record Principal(String type, String id) {

    private static final Pattern PATH = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(?:::[A-Za-z_][A-Za-z0-9_]*)*");

    // Possessive throughout: a long id must cost neither backtracking nor stack.
    private static final Pattern LITERAL =
            Pattern.compile("(" + PATH.pattern() + ")::\"([^\"\\\\]*+(?:\\\\[\"\\\\][^\"\\\\]*+)*+)\"");

    /** Refuses a type that is not a Cedar path. */
    public Principal {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(id, "id");
        if (!PATH.matcher(type).matches()) {
            throw new IllegalArgumentException("Principal type \"" + type
                    + "\" is not an entity type: write identifiers joined by ::, for example Agent or Acme::Agent.");
        }
    }

    /** The principal of this type and id. */
    public static Principal of(String type, String id) {
        return new Principal(type, id);
    }

    /**
     * Reads {@code Type::"id"}, as policies write it; inside the id, {@code \"} and {@code \\} are the only escapes.
     *
     * @throws IllegalArgumentException when the text has another form
     */
    public static Principal parse(String text) {
        Matcher literal = LITERAL.matcher(text);
        if (!literal.matches()) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is not a principal: write Type::\"id\", for example Agent::\"support\".");
        }
        return new Principal(literal.group(1), literal.group(2).replaceAll("\\\\([\"\\\\])", "$1"));
    }

    /** The principal as policies write it, {@code Type::"id"}; {@link #parse} reads it back. */
    @Override
    public String toString() {
        return type + "::\"" + id.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
