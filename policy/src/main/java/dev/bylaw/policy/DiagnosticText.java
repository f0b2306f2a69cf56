// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy;

import dev.bylaw.policy.ast.Span;

/** Prints a diagnostic with its source line and a caret. */
final class DiagnosticText {

    private static final int WIDTH = 160;
    private static final String CUT = "...";

    private final Diagnostic diagnostic;
    private final StringBuilder out = new StringBuilder();

    private DiagnosticText(Diagnostic diagnostic) {
        this.diagnostic = diagnostic;
    }

    static String render(Diagnostic diagnostic) {
        DiagnosticText text = new DiagnosticText(diagnostic);
        text.out.append(diagnostic);
        if (diagnostic.span().isNowhere()) {
            text.hintAlone();
        } else {
            text.excerpt();
        }
        return text.out.toString();
    }

    private void hintAlone() {
        if (!diagnostic.hint().isEmpty()) {
            out.append("\n  ").append(diagnostic.hint());
        }
    }

    private void excerpt() {
        Span span = diagnostic.span();
        String line = span.lineText();
        int lead = Math.min(line.length(), leadUnits(span));
        int length = Math.max(1, Math.min(span.end() - span.start(), line.length() - lead));
        int from = lead > WIDTH / 2 ? lead - WIDTH / 4 : 0;
        from = insidePair(line, from) ? from - 1 : from;
        int to = Math.min(line.length(), from + WIDTH);
        to = insidePair(line, to) ? to - 1 : to;
        String number = Integer.toString(span.line());
        String before = from > 0 ? CUT : "";
        out.append("\n  ").append(number).append(" | ").append(before).append(visible(line.substring(from, to)));
        out.append(to < line.length() ? CUT : "")
                .append("\n  ")
                .append(" ".repeat(number.length()))
                .append(" | ");
        out.append(" ".repeat(before.length())).append(blank(line.substring(from, lead)));
        out.append("^".repeat(carets(line, lead, Math.min(to, lead + length))));
        if (!diagnostic.hint().isEmpty()) {
            out.append(' ').append(diagnostic.hint());
        }
    }

    private static int leadUnits(Span span) {
        String text = span.source().text();
        return span.start() == 0 ? 0 : span.start() - (text.lastIndexOf('\n', span.start() - 1) + 1);
    }

    private static int carets(String line, int from, int to) {
        return Math.max(1, to > from ? line.codePointCount(from, to) : 0);
    }

    private static boolean insidePair(String line, int at) {
        return at > 0 && at < line.length() && Character.isSurrogatePair(line.charAt(at - 1), line.charAt(at));
    }

    // A policy must not be able to steer the terminal of whoever reads the error.
    private static String visible(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            int type = Character.getType(c);
            boolean hidden = type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE;
            safe.appendCodePoint(hidden && c != '\t' ? 0xFFFD : c);
        });
        return safe.toString();
    }

    // Tabs stay tabs, so that the caret stands right however wide the terminal draws them.
    private static String blank(String text) {
        StringBuilder spaces = new StringBuilder(text.length());
        text.codePoints().forEach(c -> spaces.append(c == '\t' ? '\t' : ' '));
        return spaces.toString();
    }
}
