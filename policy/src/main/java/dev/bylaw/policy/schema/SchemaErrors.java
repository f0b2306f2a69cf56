// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.schema;

import dev.bylaw.policy.Diagnostic;
import dev.bylaw.policy.PolicyException;
import dev.bylaw.policy.Source;
import dev.bylaw.policy.ast.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with one schema text, so that all of it is reported at once. */
final class SchemaErrors {

    /** More are not worth reading, and a hostile text could make one for each character. */
    private static final int MAX_REPORTED = 100;

    private final Source source;
    private final List<Diagnostic> found = new ArrayList<>();

    SchemaErrors(Source source) {
        this.source = source;
    }

    /** The declaration is understood, and wrong. */
    void report(Span span, String message, String hint) {
        add(Diagnostic.error("schema", span, message, hint));
    }

    /** The text is not understood; throw the result to leave the declaration. */
    SchemaSyntaxError syntax(int start, int end, String message, String hint) {
        add(Diagnostic.error("schema-syntax", new Span(source, start, end), message, hint));
        return new SchemaSyntaxError(message);
    }

    private void add(Diagnostic diagnostic) {
        if (found.size() < MAX_REPORTED) {
            found.add(diagnostic);
        }
    }

    void throwIfAny() throws PolicyException {
        if (!found.isEmpty()) {
            found.sort(Comparator.comparingInt(d -> d.span().start()));
            throw new PolicyException(found);
        }
    }
}
