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
import dev.bylaw.cli.file.TrustedHead;
import dev.bylaw.cli.json.Json;
import dev.bylaw.cli.json.JsonLine;
import dev.bylaw.evidence.custody.FolderVerifier;
import dev.bylaw.evidence.note.TrustPolicy;
import dev.bylaw.evidence.verify.Finding;
import dev.bylaw.evidence.verify.LogReport;
import dev.bylaw.evidence.verify.LogVerifier;
import java.io.IOException;
import java.nio.file.Path;
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
                "Verify a log: its signed head, every record and every file; in its owner's folder the private ones too."
                        + " Exits 1 when something does not verify.",
        footer = {
            "",
            "Without --policy, the log's own trust.policy is used, which shows that the log agrees with itself, not that"
                    + " it is the one you know. Keep a copy of trust.policy elsewhere and give that."
        })
public final class VerifyCommand implements Callable<Integer> {

    private static final String OWN_POLICY = "trust.policy";
    private static final String PRIVATE_TOO = "log, write-ahead log, signed state, keys, vault and permissions";

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
        TrustPolicy keys = TrustFile.read(trusted);
        boolean owner = FolderVerifier.isOwners(folder);
        long size = owner ? log.size() : 0;
        LogReport report;
        try (Progress progress = new Progress(console, "verifying", size)) {
            report = owner
                    ? new FolderVerifier(folder, keys)
                            .onProgress(progress::done)
                            .verify()
                    : new LogVerifier(folder, keys).onProgress(progress::done).verify();
        } catch (IOException e) {
            throw Failure.usage(folder + ": the log cannot be read: " + e.getMessage(), e);
        }
        if (output.json()) {
            console.answer(json(report, trusted, owner));
        } else {
            explain(report, size, owner);
        }
        return report.verified() ? Exit.YES : Exit.NO;
    }

    private void explain(LogReport report, long size, boolean owner) {
        for (Finding finding : report.findings()) {
            console.answer(line(finding));
        }
        for (Finding note : report.notes()) {
            console.answer("note: " + line(note));
        }
        if (!report.verified()) {
            int count = report.findings().size();
            console.answer(console.outPaint()
                    .tone(Tone.BAD, "does not verify: " + count + (count == 1 ? " finding" : " findings")));
            return;
        }
        TrustedHead head = new TrustedHead(report.head(), report.signers());
        console.answer(console.outPaint().tone(Tone.GOOD, "verified") + ": " + report.records() + " records of "
                + Visible.text(head.head().origin()) + ", " + report.bytes() + " bytes");
        console.answer("  root       " + head.root());
        head.explain(console);
        if (size > report.records()) {
            console.answer("  not yet    " + (size - report.records()) + " later records are on disk and not under the"
                    + " signed head");
        }
        console.answer("  looked at  " + (owner ? PRIVATE_TOO : "the published part: there is no other here"));
        if (policy == null) {
            console.answer(
                    "  keys       from the log's own " + OWN_POLICY + "; give --policy with a copy kept elsewhere");
        }
    }

    private String line(Finding finding) {
        return Visible.text(folder.resolve(finding.file()) + ": " + finding.message());
    }

    private static String json(LogReport report, Path trusted, boolean owner) {
        JsonLine line = new JsonLine().put("verified", report.verified());
        if (report.head() == null) {
            line.put("signers", report.signers());
        } else {
            new TrustedHead(report.head(), report.signers()).putInto(line);
        }
        return line.put("records", report.records())
                .put("bytes", report.bytes())
                .put("private", owner)
                .put("policy", trusted.toString())
                .put("notes", list(report.notes()))
                .put("findings", list(report.findings()))
                .toString();
    }

    private static Json list(List<Finding> findings) {
        return new Json.Arr(findings.stream()
                .<Json>map(finding -> new Json.Obj(
                        Map.of("file", new Json.Text(finding.file()), "message", new Json.Text(finding.message()))))
                .toList());
    }
}
