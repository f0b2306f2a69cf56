// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.cli.receipt;

import dev.bylaw.cli.console.Console;
import dev.bylaw.cli.console.Exit;
import dev.bylaw.cli.console.Failure;
import dev.bylaw.cli.console.OutputOptions;
import dev.bylaw.cli.console.Paint.Tone;
import dev.bylaw.cli.console.Visible;
import dev.bylaw.cli.file.BinaryFile;
import dev.bylaw.cli.file.TrustFile;
import dev.bylaw.cli.file.TrustedHead;
import dev.bylaw.cli.json.Json;
import dev.bylaw.cli.json.JsonLine;
import dev.bylaw.cli.json.JsonReader;
import dev.bylaw.cli.json.JsonSyntaxException;
import dev.bylaw.evidence.note.Checkpoint;
import dev.bylaw.evidence.note.FormatException;
import dev.bylaw.evidence.note.TrustPolicy;
import dev.bylaw.evidence.note.VerificationKey;
import dev.bylaw.evidence.verify.Receipt;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Verifies a receipt, offline. */
@Command(
        name = "verify",
        description = "Verify a receipt against keys that you chose. Exits 1 when it does not verify.",
        footer = {
            "",
            "It proves that this record stands at its place in the log that the policy names, unchanged. It does not"
                    + " prove that the policies were right or the inputs true."
        })
public final class VerifyReceiptCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private OutputOptions output;

    @Option(
            names = "--policy",
            required = true,
            paramLabel = "TRUST",
            description = "Whom to trust: a C2SP tlog-policy file, which you got from elsewhere than the receipt.")
    private Path policy;

    @Option(names = "--record", paramLabel = "R", description = "The record, when FILE is the proof alone.")
    private Path record;

    @Parameters(paramLabel = "FILE", description = "The receipt.")
    private Path file;

    /** A command that speaks there. */
    public VerifyReceiptCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Failure {
        TrustPolicy trusted = TrustFile.read(policy);
        byte[] bytes = BinaryFile.read(file);
        byte[] apart = record == null ? null : BinaryFile.read(record);
        Receipt.Proven proven;
        try {
            Receipt receipt = apart == null ? Receipt.parse(bytes) : Receipt.parse(apart, bytes);
            proven = receipt.verify(trusted);
        } catch (FormatException e) {
            console.answer(
                    output.json()
                            ? new JsonLine()
                                    .put("verified", false)
                                    .put("reason", e.getMessage())
                                    .toString()
                            : console.outPaint().tone(Tone.BAD, "does not verify") + ": "
                                    + Visible.text(file + ": " + e.getMessage()));
            return Exit.NO;
        }
        Json statement = statement(proven.record());
        if (output.json()) {
            console.answer(json(proven, statement));
        } else {
            explain(proven, statement);
        }
        return Exit.YES;
    }

    private static Json statement(byte[] record) {
        try {
            return JsonReader.read(record);
        } catch (JsonSyntaxException e) {
            return Json.Absent.ABSENT; // proven to be in the log all the same; what it is, is for its reader to say
        }
    }

    private void explain(Receipt.Proven proven, Json statement) {
        Checkpoint head = proven.head().checkpoint();
        console.answer(console.outPaint().tone(Tone.GOOD, "verified") + ": record " + proven.index() + " of "
                + Visible.text(head.origin()) + ", under its head of " + head.size() + " records");
        trusted(proven).explain(console);
        String subject = statement.at("predicateType").text();
        console.answer("  kind       " + Visible.text(subject.isEmpty() ? "not a statement" : subject));
        Json said = statement.at("predicate");
        field("time", said.at("time").text());
        field("id", said.at("id").text());
        field("decision", said.at("result").text());
        field("outcome", said.at("outcome").text());
        field("of", said.at("decision", "id").text());
        field("who", who(said));
        field("action", said.at("action", "name").text());
        field("resource", said.at("action", "target").text());
        field("policies", String.join(", ", said.at("policy", "determining").texts()));
        field("reason", said.at("reason").text());
    }

    private static String who(Json said) {
        List<String> above = said.at("actor", "onBehalfOf").texts();
        String acting = said.at("actor", "agent").text();
        return above.isEmpty() ? acting : String.join(" > ", above) + " > " + acting;
    }

    private void field(String name, String value) {
        if (!value.isEmpty()) {
            console.answer("  " + name + " ".repeat(11 - name.length()) + Visible.text(value));
        }
    }

    private static String json(Receipt.Proven proven, Json statement) {
        JsonLine line = new JsonLine().put("verified", true).put("index", proven.index());
        return trusted(proven).putInto(line).put("record", statement).toString();
    }

    private static TrustedHead trusted(Receipt.Proven proven) {
        return new TrustedHead(
                proven.head().checkpoint(),
                proven.head().signers().stream().map(VerificationKey::name).toList());
    }
}
