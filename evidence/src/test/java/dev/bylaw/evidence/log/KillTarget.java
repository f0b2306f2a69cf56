// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.log;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.bylaw.evidence.statement.Decision;
import dev.bylaw.evidence.statement.Durability;
import dev.bylaw.evidence.statement.Execution;
import dev.bylaw.evidence.statement.Execution.Outcome;
import dev.bylaw.evidence.statement.RecordRef;
import dev.bylaw.evidence.statement.Samples;
import dev.bylaw.evidence.verify.LogFixture;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;

/** Decides and acts until it is killed. The effect of an action is a line on the standard output. */
final class KillTarget {

    private static final int CALLERS = 4;

    private KillTarget() {}

    public static void main(String[] arguments) throws IOException {
        RecordLog log = TransparencyLog.open(LogFixture.settings(Path.of(arguments[0])));
        FileOutputStream effects = new FileOutputStream(FileDescriptor.out);
        for (int c = 0; c < CALLERS; c++) {
            String prefix = arguments[1] + "-" + c + "-";
            new Thread(() -> act(log, effects, prefix)).start();
        }
    }

    private static void act(RecordLog log, FileOutputStream effects, String prefix) {
        try {
            for (int i = 0; ; i++) {
                Decision decision = Samples.allowed(prefix + i);
                RecordRef ref = log.append(decision, Durability.DURABLE);
                effects.write((decision.id() + ".\n").getBytes(US_ASCII));
                log.append(Execution.ended(ref, Outcome.COMPLETED, 1, 2, null), Durability.ASYNC);
            }
        } catch (IOException e) { // nobody reads the effects any more
            System.exit(0);
        }
    }
}
