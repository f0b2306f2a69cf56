// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.json;

import dev.bylaw.policy.Diagnostic;
import dev.bylaw.policy.PolicyException;
import dev.bylaw.policy.Source;
import dev.bylaw.policy.ast.Span;
import java.util.List;

/**
 * JSON text, read strictly into a tree and written from one.
 *
 * <p>Reading and writing recurse no deeper than {@link #MOST_NESTING}.
 */
public final class JsonText {

    /** How deep values may nest. */
    public static final int MOST_NESTING = 1000;

    /** How long a text may be, in UTF-16 units. */
    public static final int LONGEST = 64 << 20;

    private JsonText() {}

    /** The value that is the whole text. */
    public static Json read(Source source) throws PolicyException {
        if (source.text().length() > LONGEST) {
            throw new PolicyException(List.of(Diagnostic.error(
                    "json", new Span(source, 0, 0), "the text has more than " + LONGEST + " characters")));
        }
        Json plain = PlainJson.read(source);
        return plain == null ? StreamedJson.read(source) : plain;
    }

    /**
     * The value as text, without line ends.
     *
     * @throws IllegalArgumentException when it nests deeper than {@link #MOST_NESTING}
     */
    public static String write(Json value) {
        return StreamedJson.write(value);
    }
}
