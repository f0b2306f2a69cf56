// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.cli.log;

import dev.bylaw.cli.console.Console;
import dev.bylaw.cli.console.Exit;
import dev.bylaw.cli.console.Failure;
import dev.bylaw.cli.console.OutputOptions;
import dev.bylaw.cli.console.Visible;
import dev.bylaw.cli.file.TrustFile;
import dev.bylaw.cli.json.JsonLine;
import dev.bylaw.evidence.log.KeyRotation;
import dev.bylaw.evidence.note.VerificationKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Has the service that writes a log sign it with a new key. */
@Command(
        name = "rotate-key",
        description =
                "Change the key that signs a log. The service that writes it does so within seconds, or when it starts"
                        + " next. Exits 1 when it has not yet.",
        footer = {
            "",
            "The old key signs the record of the change. trust.policy then holds both keys: hand it out again, to witnesses too."
                    + " Receipts from before and after verify with it. Destroy copies of the old keys/log.pem."
        })
public final class RotateKeyCommand implements Callable<Integer> {

    private static final long LOOK_MILLIS = 100;

    private final Console console;

    @Mixin
    private OutputOptions output;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            defaultValue = "15",
            description =
                    "How long to wait for the service, ${DEFAULT-VALUE} s if not said. What was asked for stays asked for.")
    private int seconds;

    @Parameters(paramLabel = "DIR", description = "The log's folder: audit.dir of the configuration.")
    private Path folder;

    /** A command that speaks there. */
    public RotateKeyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Failure {
        LogFolder.at(folder);
        KeyRotation rotation = new KeyRotation(folder);
        boolean done;
        try {
            rotation.ask();
            done = isDone(rotation);
        } catch (IOException e) {
            throw Failure.usage("the key cannot be changed: " + e.getMessage(), e);
        }
        Path trust = folder.resolve("trust.policy");
        List<VerificationKey> keys = TrustFile.read(trust).logs();
        String key = keys.get(keys.size() - 1).toString();
        if (output.json()) {
            console.answer(new JsonLine().put("rotated", done).put("key", key).toString());
        } else if (done) {
            console.answer("a new key signs: " + Visible.text(key));
            console.answer("hand out " + trust + " again: it holds the keys of all times");
        } else {
            console.answer("asked for: no service has taken it up within " + seconds
                    + " s, and the next one that opens this log will");
        }
        return done ? Exit.YES : Exit.NO;
    }

    private boolean isDone(KeyRotation rotation) throws IOException {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        while (rotation.isAsked()) {
            if (end - System.nanoTime() <= 0) {
                return false;
            }
            try {
                Thread.sleep(LOOK_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }
}
