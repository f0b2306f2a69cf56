// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.cli.log;

import dev.bylaw.cli.console.Console;
import dev.bylaw.cli.console.Exit;
import dev.bylaw.cli.console.Failure;
import dev.bylaw.cli.console.OutputOptions;
import dev.bylaw.cli.console.Visible;
import dev.bylaw.cli.json.Json;
import dev.bylaw.cli.json.JsonLine;
import dev.bylaw.evidence.vault.VaultFolder;
import dev.bylaw.evidence.vault.VaultFolder.Kept;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Opens the digests of a decision with what its vault has kept. */
@Command(
        name = "open",
        description =
                "Show the values behind a decision's digests, from the vault. Exits 1 when there is none that fits.",
        footer = {
            "",
            "Each value is checked against the digest in the record. With --json the disclosures are shown too: whoever is"
                    + " handed one can check it against a receipt."
        })
public final class OpenCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private OutputOptions output;

    @Parameters(index = "0", paramLabel = "DIR", description = "The log's folder: audit.dir of the configuration.")
    private Path folder;

    @Parameters(index = "1", paramLabel = "ID", description = "The decision's id, as 'bylaw log show --json' has it.")
    private String id;

    /** A command that speaks there. */
    public OpenCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Failure {
        LogRecord record = LogFolder.at(folder).decision(id);
        Kept kept;
        try {
            kept = new VaultFolder(folder).read(id);
        } catch (IOException e) {
            throw Failure.usage(folder + ": the vault cannot be read: " + e.getMessage(), e);
        }
        if (kept instanceof Kept.Open open) {
            List<String> digests = record.predicate().at("action", "_sd").texts();
            boolean fits = true;
            for (String text : open.disclosures()) {
                fits &= show(text, digests);
            }
            return fits ? Exit.YES : Exit.NO;
        }
        String state = kept instanceof Kept.Erased ? "erased" : "not kept";
        console.answer(
                output.json()
                        ? new JsonLine().put("id", id).put("values", state).toString()
                        : "the values of decision " + Visible.text(id) + " are " + state);
        return Exit.NO;
    }

    /** Shows one value; whether it is one of the record's. */
    private boolean show(String text, List<String> digests) {
        OpenedValue value = OpenedValue.of(text);
        boolean fits = value.isOneOf(digests);
        if (output.json()) {
            console.answer(new JsonLine()
                    .put("id", id)
                    .put("name", value.name())
                    .put("value", value.value())
                    .put("digest", value.digest())
                    .put("inRecord", fits)
                    .put("disclosure", text)
                    .toString());
        } else {
            Json shown = value.value();
            String visible = shown instanceof Json.Text plain
                    ? plain.value()
                    : new JsonLine().put("v", shown).toString().replaceAll("^\\{\"v\":|}$", "");
            console.answer(Visible.text(value.name() + " = " + visible) + (fits ? "" : "   NOT IN THE RECORD"));
        }
        return fits;
    }
}
