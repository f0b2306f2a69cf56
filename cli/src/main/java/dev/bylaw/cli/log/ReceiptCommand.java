// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.cli.log;

import dev.bylaw.cli.console.Console;
import dev.bylaw.cli.console.Exit;
import dev.bylaw.cli.console.Failure;
import dev.bylaw.cli.console.OutputOptions;
import dev.bylaw.cli.file.TextFile;
import dev.bylaw.cli.json.JsonLine;
import dev.bylaw.evidence.note.Checkpoint;
import dev.bylaw.evidence.note.FormatException;
import dev.bylaw.evidence.note.KeyType;
import dev.bylaw.evidence.note.Note;
import dev.bylaw.evidence.note.SigningKey;
import dev.bylaw.evidence.verify.DsseEnvelope;
import dev.bylaw.evidence.verify.Receipt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the receipt of one record. */
@Command(
        name = "receipt",
        description = "Write the receipt of a decision: its record, with the proof that it is in the log.",
        footer = {
            "",
            "Whoever gets it verifies it without the log: bylaw receipt verify FILE --policy TRUST. The format is a C2SP"
                    + " tlog-proof with the record in its extra line; --split gives other verifiers the two apart."
        })
public final class ReceiptCommand implements Callable<Integer> {

    private static final String PROOF = ".tlog-proof";

    private final Console console;

    @Mixin
    private OutputOptions output;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FILE",
            description = "Where to write it.")
    private Path file;

    @Option(names = "--execution", description = "The receipt of what became of the decision, not of the decision.")
    private boolean execution;

    @ArgGroup
    private Form form = new Form();

    @Parameters(index = "0", paramLabel = "DIR", description = "The log's folder: audit.dir of the configuration.")
    private Path folder;

    @Parameters(index = "1", paramLabel = "ID", description = "The decision's id, as 'bylaw log show --json' has it.")
    private String id;

    /** In which form. */
    static final class Form {
        @Option(
                names = "--split",
                description = "Write the record alone into FILE and the proof into FILE" + PROOF + ".")
        private boolean split;

        @Option(
                names = "--dsse",
                description = "Write no proof, but the record in a DSSE envelope, signed with the log's key.")
        private boolean dsse;
    }

    /** A command that speaks there. */
    public ReceiptCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Failure {
        long index = find(LogFolder.at(folder));
        Receipt receipt;
        try {
            receipt = Receipt.of(folder, index);
        } catch (IOException e) {
            throw Failure.usage(folder + ": no receipt can be made of record " + index + ": " + e.getMessage(), e);
        }
        if (form.dsse) {
            write(file, envelope(receipt.record()));
        } else if (form.split) {
            write(file, receipt.record());
            write(file.resolveSibling(file.getFileName() + PROOF), receipt.proofOnly());
        } else {
            write(file, receipt.toBytes());
        }
        console.answer(
                output.json()
                        ? new JsonLine()
                                .put("id", id)
                                .put("index", index)
                                .put("file", file.toString())
                                .toString()
                        : file + ": receipt of record " + index);
        return Exit.YES;
    }

    private long find(LogFolder log) throws Failure {
        long decision = log.decision(id).index();
        if (!execution) {
            return decision;
        }
        long[] found = {-1};
        log.read(decision, record -> {
            if (record.is(LogRecord.EXECUTION)
                    && record.predicate().at("decision", "id").text().equals(id)) {
                found[0] = record.index();
            }
        });
        if (found[0] < 0) {
            throw Failure.usage(folder + ": there is no execution record of " + id + " in this log.");
        }
        return found[0];
    }

    private byte[] envelope(byte[] record) throws Failure {
        Path key = folder.resolve("keys/log.pem");
        try {
            String origin = Checkpoint.parse(Note.parse(Files.readAllBytes(folder.resolve("log/checkpoint")))
                            .text())
                    .origin();
            SigningKey signer =
                    SigningKey.fromPem(origin, KeyType.NOTE, TextFile.read(key).text());
            return DsseEnvelope.sign(record, signer).toBytes();
        } catch (IOException | FormatException e) {
            throw Failure.usage(key + ": the log's key cannot be used: " + e.getMessage(), e);
        }
    }

    private static void write(Path to, byte[] bytes) throws Failure {
        try {
            Files.write(to, bytes);
        } catch (IOException e) {
            throw Failure.usage(to + ": cannot be written: " + e + ".", e);
        }
    }
}
