// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.verify;

import dev.bylaw.evidence.log.LogSettings;
import dev.bylaw.evidence.log.RecordLog;
import dev.bylaw.evidence.log.TransparencyLog;
import dev.bylaw.evidence.note.TrustPolicy;
import dev.bylaw.evidence.statement.Decision;
import dev.bylaw.evidence.statement.Durability;
import dev.bylaw.evidence.statement.Execution;
import dev.bylaw.evidence.statement.Execution.Outcome;
import dev.bylaw.evidence.statement.RecordIds;
import dev.bylaw.evidence.statement.Samples;
import java.nio.file.Files;
import java.nio.file.Path;

/** Logs for tests to look at. */
public final class LogFixture {

    private LogFixture() {}

    public static LogSettings settings(Path folder) {
        return new LogSettings(folder, "example.com/orders", "orders-1", "0.1.0");
    }

    /** Appends so many records, each decision followed by its outcome, and closes. */
    public static void write(Path folder, int records) throws Exception {
        try (RecordLog log = TransparencyLog.open(settings(folder))) {
            for (int i = 0; i < records; i += 2) {
                Decision decision = Samples.allowed(RecordIds.next());
                var ref = log.append(decision, Durability.ASYNC);
                if (i + 1 < records) {
                    log.append(Execution.ended(ref, Outcome.COMPLETED, 1, 2, null), Durability.ASYNC);
                }
            }
        }
    }

    public static TrustPolicy policy(Path folder) throws Exception {
        return TrustPolicy.parse(Files.readString(folder.resolve("trust.policy")));
    }
}
