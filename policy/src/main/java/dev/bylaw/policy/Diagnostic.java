// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy;

import dev.bylaw.policy.ast.Span;
import java.util.List;
import java.util.Objects;

/**
 * One finding in a text, for the person who wrote it and for tools.
 *
 * @param severity whether the text can be used
 * @param code a stable name of the kind of finding for tools, in lower case with hyphens
 * @param span where
 * @param message what is wrong, one sentence without a full stop
 * @param hint what to do, or the empty text
 */
public record Diagnostic(Severity severity, String code, Span span, String message, String hint) {

    /** Whether a finding makes the text unusable. */
    public enum Severity {
        ERROR("error"),
        WARNING("warning");

        private final String word;

        Severity(String word) {
            this.word = word;
        }

        /** The word as messages print it. */
        public String word() {
            return word;
        }
    }

    /** Holds all, which must not be null. */
    public Diagnostic {
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(span, "span");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(hint, "hint");
    }

    /** An error with a hint. */
    public static Diagnostic error(String code, Span span, String message, String hint) {
        return new Diagnostic(Severity.ERROR, code, span, message, hint);
    }

    /** An error that needs no hint. */
    public static Diagnostic error(String code, Span span, String message) {
        return error(code, span, message, "");
    }

    /** A warning with a hint. */
    public static Diagnostic warning(String code, Span span, String message, String hint) {
        return new Diagnostic(Severity.WARNING, code, span, message, hint);
    }

    /**
     * The finding as a compiler prints it, without a line end after the last line.
     *
     * <pre>
     * policies/refunds.cedar:7:32: error: unknown method "contain"
     *   7 | when { context.input.tags.contain("a") };
     *     |                           ^^^^^^^ did you mean "contains"?
     * </pre>
     */
    public String render() {
        return DiagnosticText.render(this);
    }

    /** Findings as a compiler prints them, one below the other, without a line end after the last line. */
    public static String render(List<Diagnostic> findings) {
        StringBuilder text = new StringBuilder();
        for (Diagnostic finding : findings) {
            text.append(text.isEmpty() ? "" : "\n").append(finding.render());
        }
        return text.toString();
    }

    /** The first line of {@link #render()}: place, severity and message. */
    @Override
    public String toString() {
        String place = span.isNowhere() ? "" : span + ": ";
        return place + severity.word() + ": " + message;
    }
}
