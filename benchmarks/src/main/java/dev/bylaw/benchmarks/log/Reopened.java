// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.benchmarks.log;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import dev.bylaw.evidence.index.LogIndex;
import dev.bylaw.evidence.log.LogSettings;
import dev.bylaw.evidence.log.TransparencyLog;
import dev.bylaw.evidence.note.TrustPolicy;
import dev.bylaw.evidence.statement.Durability;
import dev.bylaw.evidence.statement.Execution;
import dev.bylaw.evidence.statement.LateEncoder;
import dev.bylaw.evidence.statement.PackedRef;
import dev.bylaw.evidence.statement.Point;
import dev.bylaw.evidence.statement.RecordIds;
import dev.bylaw.evidence.storage.DiskStorage;
import dev.bylaw.evidence.verify.LogVerifier;
import dev.bylaw.evidence.verify.Receipt;
import dev.bylaw.evidence.wal.WalWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A log of which nothing is published yet: what it takes to open it, to verify it, and to keep it. */
final class Reopened {

    private static final int GROUP = 512;

    private final Path folder;
    private final int records;

    /**
     * What was seen.
     *
     * @param openSeconds from the call that opens the log until it takes records
     * @param publishSeconds from there until a checkpoint covers all
     * @param openCpuSeconds CPU time of the process for both
     * @param verifySeconds of a verification of everything
     * @param verifyCpuSeconds CPU time of the process for that
     * @param index what it takes to make the index of a record
     * @param bytesPerRecord of the published log
     * @param receiptBytes of one receipt
     */
    record Seen(
            double openSeconds,
            double publishSeconds,
            double openCpuSeconds,
            double verifySeconds,
            double verifyCpuSeconds,
            Index index,
            double bytesPerRecord,
            int receiptBytes) {}

    /** CPU time of the thread for a record, in microseconds, and what it allocates for it. */
    record Index(double cpuMicros, double bytes) {}

    Reopened(Path folder, int records) {
        this.folder = folder;
        this.records = records;
    }

    /** Writes the log, and looks. */
    Seen look() throws Exception {
        write();
        long start = System.nanoTime();
        double cpu = cpu();
        TransparencyLog log = TransparencyLog.open(new LogSettings(folder, "example.com/bench", "bench", "0"));
        double open = (System.nanoTime() - start) / 1e9;
        log.close();
        double published = (System.nanoTime() - start) / 1e9 - open;
        double openCpu = cpu() - cpu;
        TrustPolicy policy = TrustPolicy.parse(Files.readString(folder.resolve("trust.policy")));
        start = System.nanoTime();
        cpu = cpu();
        if (!new LogVerifier(folder, policy).verify().verified()) {
            throw new IllegalStateException("The log does not verify.");
        }
        double verify = (System.nanoTime() - start) / 1e9;
        double verifyCpu = cpu() - cpu;
        int receipt = Receipt.of(folder, records / 2).toBytes().length;
        return new Seen(open, published, openCpu, verify, verifyCpu, index(), bytesPerRecord(), receipt);
    }

    /** Makes the whole index anew. */
    private Index index() throws IOException {
        Path index = folder.resolve("index");
        if (Files.exists(index)) {
            try (Stream<Path> files = Files.list(index)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
        }
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long bytes = thread.getCurrentThreadAllocatedBytes();
        long cpu = thread.getCurrentThreadCpuTime();
        LogIndex log = new LogIndex(new DiskStorage(folder));
        while (log.step(records)) {
            // one block a turn
        }
        return new Index(
                (thread.getCurrentThreadCpuTime() - cpu) / 1e3 / records,
                (double) (thread.getCurrentThreadAllocatedBytes() - bytes) / records);
    }

    private static double cpu() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() / 1e9;
    }

    /** Decisions and their outcomes in a write-ahead log, as a process leaves them that ends before it published them. */
    private void write() throws IOException {
        LateEncoder encoder = new LateEncoder(new Point("bench", RecordIds.nextBoot(), "0"));
        WalWriter wal = WalWriter.start(new DiskStorage(folder), 0);
        byte[] ref = new byte[PackedRef.LENGTH];
        for (int i = 0; i < records; i++) {
            if (i % 2 == 0) {
                encoder.decision(new Transfer("acc-" + i % 16, i, Durability.DURABLE), RecordIds.nowMicros(), i + 1L);
                encoder.packRef(ref, 0);
            } else {
                long now = RecordIds.nowMicros();
                encoder.outcome(ref, 0, Execution.Outcome.COMPLETED, now, now, null, i + 1L);
            }
            wal.add(encoder.buffer(), 0, encoder.length());
            if (i % GROUP == GROUP - 1) {
                wal.commit();
            }
        }
        wal.commit();
        wal.closeCleanly();
    }

    private double bytesPerRecord() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("log"))) {
            long sum = 0;
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                sum += Files.size(file);
            }
            return (double) sum / records;
        }
    }
}
