// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.cli.policy;

import dev.bylaw.cli.console.Console;
import dev.bylaw.cli.console.Paint.Tone;
import dev.bylaw.cli.console.Visible;
import dev.bylaw.cli.json.JsonLine;
import dev.bylaw.policy.Diagnostic;
import dev.bylaw.policy.Diagnostic.Severity;
import java.util.EnumMap;
import java.util.Map;

/** Prints findings as they come, as a compiler does or as one JSON object a line, and counts them. */
final class FindingPrinter {

    private final Console console;
    private final boolean json;
    private final Map<Severity, Long> counts = new EnumMap<>(Severity.class);

    FindingPrinter(Console console, boolean json) {
        this.console = console;
        this.json = json;
    }

    /** Prints one; the policy's id may be empty. */
    void print(String policyId, Diagnostic finding) {
        counts.merge(finding.severity(), 1L, Long::sum);
        console.answer(json ? object(policyId, finding) : text(finding));
    }

    long count(Severity severity) {
        return counts.getOrDefault(severity, 0L);
    }

    private String text(Diagnostic finding) {
        String[] lines = Visible.lines(finding.render()).split("\n", 2);
        Tone tone = finding.severity() == Severity.ERROR ? Tone.BAD : Tone.DOUBTFUL;
        return console.outPaint().tone(tone, lines[0]) + (lines.length > 1 ? "\n" + lines[1] : "");
    }

    private static String object(String policyId, Diagnostic finding) {
        JsonLine line = new JsonLine()
                .put("severity", finding.severity().word())
                .put("code", finding.code())
                .putUnlessEmpty("policy", policyId);
        if (!finding.span().isNowhere()) {
            line.put("file", finding.span().source().name())
                    .put("line", finding.span().line())
                    .put("column", finding.span().column());
        }
        return line.put("message", finding.message())
                .putUnlessEmpty("hint", finding.hint())
                .toString();
    }
}
