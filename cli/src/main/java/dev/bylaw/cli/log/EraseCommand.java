// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.cli.log;

import dev.bylaw.cli.console.Console;
import dev.bylaw.cli.console.Exit;
import dev.bylaw.cli.console.Failure;
import dev.bylaw.cli.console.OutputOptions;
import dev.bylaw.cli.console.Visible;
import dev.bylaw.cli.json.JsonLine;
import dev.bylaw.evidence.vault.VaultFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Destroys the keys of what a vault has kept. */
@Command(
        name = "erase",
        description = "Erase values from the vault, for good, by destroying their keys. Exits 1 when there were none.",
        footer = {
            "",
            "The log is not touched: its records and receipts still verify, and say nothing about the values any more. Works"
                    + " while the service runs. Copies of vault/keys, and old blocks on the medium, are not reached."
        })
public final class EraseCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private OutputOptions output;

    @ArgGroup(multiplicity = "1")
    private Chosen chosen;

    @Parameters(paramLabel = "DIR", description = "The log's folder: audit.dir of the configuration.")
    private Path folder;

    /** What to erase: one of the two. */
    static final class Chosen {
        @Option(names = "--record", paramLabel = "ID", description = "The values of one decision.")
        private String record;

        @Option(
                names = "--subject",
                paramLabel = "S",
                description =
                        "All values about a subject: the resource, or else the principal that the chain begins with.")
        private String subject;
    }

    /** A command that speaks there. */
    public EraseCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Failure {
        LogFolder.at(folder);
        VaultFolder vault = new VaultFolder(folder);
        boolean erased;
        try {
            erased = chosen.record == null ? vault.eraseSubject(chosen.subject) : vault.eraseDecision(chosen.record);
        } catch (IOException e) {
            throw Failure.usage(folder + ": the vault cannot be changed: " + e.getMessage(), e);
        }
        String what = chosen.record == null ? "subject" : "record";
        String name = chosen.record == null ? chosen.subject : chosen.record;
        console.answer(
                output.json()
                        ? new JsonLine().put(what, name).put("erased", erased).toString()
                        : what + " " + Visible.text(name) + (erased ? ": erased" : ": nothing was kept"));
        return erased ? Exit.YES : Exit.NO;
    }
}
