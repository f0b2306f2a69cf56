// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.storage;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Syncs many files at once. A file system writes its journal once for all who wait for it together, so eight threads took a
 * third of the time of one for 128 new files, where it was measured; that they run on fewer processors does not matter.
 *
 * <p>The threads live as long as the call. Its first error is thrown; the others are suppressed in it.
 */
final class ParallelSync {

    private static final int THREADS = 8;
    /** For fewer files a thread takes longer to start than a sync. */
    private static final int FEW = 8;

    private final List<Storage.Handle> files;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    private ParallelSync(List<Storage.Handle> files) {
        this.files = files;
    }

    /** Returns when all are on the disk. */
    static void sync(List<Storage.Handle> files) throws IOException {
        if (files.size() < FEW) {
            for (Storage.Handle file : files) {
                file.sync();
            }
            return;
        }
        ParallelSync sync = new ParallelSync(files);
        Thread[] threads = new Thread[THREADS - 1];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = new DiskThread(sync::work, "bylaw-log-sync", 256 << 10);
            threads[i].start();
        }
        sync.work();
        boolean interrupted = false;
        for (Thread thread : threads) {
            interrupted |= join(thread);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        sync.check();
    }

    private void work() {
        for (int i = next.getAndIncrement(); i < files.size() && failure.get() == null; i = next.getAndIncrement()) {
            try {
                files.get(i).sync();
            } catch (IOException | RuntimeException | Error e) {
                if (!failure.compareAndSet(null, e)) {
                    failure.get().addSuppressed(e);
                }
            }
        }
    }

    private void check() throws IOException {
        Throwable failed = failure.get();
        if (failed instanceof IOException io) {
            throw io;
        } else if (failed != null) {
            throw new IOException("a file could not be synced: " + failed, failed);
        }
    }

    /** Waits for the end of a thread, whatever interrupts. Returns whether something did. */
    private static boolean join(Thread thread) {
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                return interrupted;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
    }
}
