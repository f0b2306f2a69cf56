// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.log;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.bylaw.evidence.statement.Decision;
import dev.bylaw.evidence.statement.Durability;
import dev.bylaw.evidence.statement.Samples;
import dev.bylaw.evidence.verify.LogFixture;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Decides until its log fails, or for two minutes, and then tries a few times more. Says on the standard output what the log
 * has acknowledged, how it failed, and whether it acknowledged anything after that.
 */
final class FaultTarget {

    /** Long enough for the thirtieth call of the rarest kind; the fault ends it before, save on a machine that stands still. */
    private static final long NANOS = TimeUnit.MINUTES.toNanos(2);

    private static final int TRIES_AFTERWARDS = 20;

    private FaultTarget() {}

    public static void main(String[] arguments) throws Exception {
        FileOutputStream out = new FileOutputStream(FileDescriptor.out);
        long end = System.nanoTime() + NANOS;
        try (RecordLog log = TransparencyLog.open(LogFixture.settings(Path.of(arguments[0])))) {
            int number = 0;
            try {
                while (System.nanoTime() - end < 0) {
                    append(log, out, "acknowledged", number++);
                    Thread.sleep(2);
                }
            } catch (LogException e) {
                say(out, "failed " + e.kind());
                for (int i = 0; i < TRIES_AFTERWARDS; i++) {
                    tryAgain(log, out, number++);
                }
            }
        } catch (LogException e) {
            say(out, "ended " + e.kind());
        }
    }

    private static void tryAgain(RecordLog log, FileOutputStream out, int number) throws IOException {
        try {
            append(log, out, "acknowledged-after-failure", number);
        } catch (LogException e) {
            say(out, "refused " + e.kind());
        }
    }

    private static void append(RecordLog log, FileOutputStream out, String word, int number) throws IOException {
        Decision decision = Samples.denied("d-" + number);
        log.append(decision, Durability.DURABLE);
        say(out, word + " " + decision.id());
    }

    private static void say(FileOutputStream out, String line) throws IOException {
        out.write((line + "\n").getBytes(US_ASCII));
    }
}
