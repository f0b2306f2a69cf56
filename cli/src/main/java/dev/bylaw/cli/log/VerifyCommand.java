// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.cli.log;

import dev.bylaw.cli.console.Console;
import dev.bylaw.cli.console.Exit;
import dev.bylaw.cli.console.Failure;
import dev.bylaw.cli.console.OutputOptions;
import dev.bylaw.cli.console.Paint.Tone;
import dev.bylaw.cli.console.Progress;
import dev.bylaw.cli.console.Visible;
import dev.bylaw.cli.file.TrustFile;
import dev.bylaw.cli.json.Json;
import dev.bylaw.cli.json.JsonLine;
import dev.bylaw.evidence.note.Checkpoint;
import dev.bylaw.evidence.verify.Finding;
import dev.bylaw.evidence.verify.LogReport;
import dev.bylaw.evidence.verify.LogVerifier;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Verifies a whole log: signatures, every record, every file. */
@Command(
        name = "verify",
        description =
                "Verify a log: its signed head, every record and every published file. Exits 1 when something does"
                        + " not verify.",
        footer = {
            "",
            "Without --policy, the log's own trust.policy is used, which shows that the log agrees with itself, not that"
                    + " it is the one you know. Keep a copy of trust.policy elsewhere and give that."
        })
public final class VerifyCommand implements Callable<Integer> {

    private static final String OWN_POLICY = "trust.policy";

    private final Console console;

    @Mixin
    private OutputOptions output;

    @Option(names = "--policy", paramLabel = "TRUST", description = "Whom to trust: a C2SP tlog-policy file.")
    private Path policy;

    @Parameters(paramLabel = "DIR", description = "The log's folder: audit.dir of the configuration.")
    private Path folder;

    /** A command that speaks there. */
    public VerifyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Failure {
        LogFolder log = LogFolder.at(folder);
        Path trusted = policy == null ? folder.resolve(OWN_POLICY) : policy;
        LogVerifier verifier = new LogVerifier(folder, TrustFile.read(trusted));
        long size = log.size();
        LogReport report;
        try (Progress progress = new Progress(console, "verifying", size)) {
            report = verifier.onProgress(progress::done).verify();
        } catch (IOException e) {
            throw Failure.usage(folder + ": the log cannot be read: " + e.getMessage(), e);
        }
        if (output.json()) {
            console.answer(json(report, trusted));
        } else {
            explain(report, size);
        }
        return report.verified() ? Exit.YES : Exit.NO;
    }

    private void explain(LogReport report, long size) {
        for (Finding finding : report.findings()) {
            console.answer(Visible.text(folder.resolve(finding.file()) + ": " + finding.message()));
        }
        Checkpoint head = report.head();
        if (!report.verified()) {
            int count = report.findings().size();
            console.answer(console.outPaint()
                    .tone(Tone.BAD, "does not verify: " + count + (count == 1 ? " finding" : " findings")));
            return;
        }
        console.answer(console.outPaint().tone(Tone.GOOD, "verified") + ": " + report.records() + " records of "
                + Visible.text(head.origin()) + ", " + report.bytes() + " bytes");
        console.answer("  root       " + HexFormat.of().formatHex(head.root()));
        console.answer("  signed by  " + Visible.text(String.join(", ", report.signers())));
        if (size > head.size()) {
            console.answer("  not yet    " + (size - head.size()) + " later records are on disk and not under the"
                    + " signed head");
        }
        if (policy == null) {
            console.answer(
                    "  keys       from the log's own " + OWN_POLICY + "; give --policy with a copy kept elsewhere");
        }
    }

    private static String json(LogReport report, Path trusted) {
        JsonLine line = new JsonLine().put("verified", report.verified());
        Checkpoint head = report.head();
        if (head != null) {
            line.put("origin", head.origin())
                    .put("size", head.size())
                    .put("root", HexFormat.of().formatHex(head.root()));
        }
        List<Json> findings = report.findings().stream()
                .<Json>map(finding -> new Json.Obj(
                        Map.of("file", new Json.Text(finding.file()), "message", new Json.Text(finding.message()))))
                .toList();
        return line.put("signers", report.signers())
                .put("records", report.records())
                .put("bytes", report.bytes())
                .put("policy", trusted.toString())
                .put("findings", new Json.Arr(findings))
                .toString();
    }
}
