// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.vault;

import dev.bylaw.evidence.statement.ArgumentDigester.Disclosure;
import dev.bylaw.evidence.storage.DiskStorage;
import dev.bylaw.evidence.storage.DiskThread;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Takes disclosures and keeps them encrypted, each under a key of its own and the key of the data subject it is about.
 * {@link VaultFolder} reads and erases them.
 *
 * <h2>Guarantees</h2>
 * What is kept can be read only with both keys, and destroying either destroys it. A caller waits for the disk only when
 * thousands of others do, and then no longer than a second.
 * <h2>Not guaranteed</h2>
 * That a disclosure survives a crash: it is written within moments, and synced within about a second and on close. The
 * record does not depend on it. That a destroyed key is gone from the medium: file systems and flash keep old blocks;
 * encrypt the volume as well. That what is kept about a subject while that subject is being erased is readable afterwards.
 * <h2>Threads</h2>
 * Any. One thread of the vault's own owns the files.
 * <h2>Failure</h2>
 * When the queue stays full or the disk has failed, {@link #keep} throws; nothing is dropped silently.
 */
public final class DisclosureVault implements Closeable {

    private static final int QUEUE = 8192;
    private static final Entry END = new Entry("", "", List.of());

    private final BlockingQueue<Entry> queue = new ArrayBlockingQueue<>(QUEUE);
    private final Path folder;
    private final BoxWriter box;
    private final Thread thread;
    private volatile IOException failure;

    private record Entry(String subject, String decision, List<Disclosure> disclosures) {}

    private DisclosureVault(Path folder, BoxWriter box) {
        this.folder = folder;
        this.box = box;
        this.thread = new DiskThread(new Writer(), "bylaw-vault", 256 << 10);
    }

    /**
     * Opens the vault of a log's folder. One process at a time: the one that has the log open.
     *
     * @throws IOException when nothing can be written there
     */
    public static DisclosureVault open(Path folder) throws IOException {
        DisclosureVault vault = new DisclosureVault(folder, new BoxWriter(new DiskStorage(folder)));
        vault.thread.start();
        return vault;
    }

    /**
     * Keeps the disclosures of one decision. Does not look into them.
     *
     * @param subject whom or what the values are about: what {@link VaultFolder#eraseSubject} will be given
     * @param decision the decision's id
     * @throws IOException when they cannot be taken
     */
    public void keep(String subject, String decision, List<Disclosure> disclosures) throws IOException {
        if (failure != null) {
            throw new IOException("the vault in " + folder + " failed: " + failure.getMessage(), failure);
        }
        Entry entry = new Entry(subject, decision, List.copyOf(disclosures));
        if (!queue.offer(entry) && !offerPatiently(entry)) {
            throw new IOException("The vault in " + folder + " takes no more: " + QUEUE
                    + " decisions wait for the disk. Use a faster disk.");
        }
    }

    /** Writes what was taken, syncs and closes. */
    @Override
    public void close() throws IOException {
        boolean interrupted = false;
        boolean told = false;
        while (thread.isAlive()) {
            try {
                told = told || queue.offer(END, 1, TimeUnit.SECONDS);
                thread.join(told ? 0 : 1);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** Waits up to a second for room; an interrupt is kept for the caller. */
    private boolean offerPatiently(Entry entry) {
        boolean interrupted = false;
        boolean taken = false;
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
        for (long left = 1; !taken && left > 0 && failure == null; left = deadline - System.nanoTime()) {
            try {
                taken = queue.offer(entry, left, TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return taken;
    }

    private final class Writer implements Runnable {
        @Override
        public void run() {
            try (box) {
                writeAll();
            } catch (IOException e) {
                failure = e;
            } catch (InterruptedException e) { // nobody of ours does that
                failure = new IOException("the vault's thread was interrupted", e);
            } catch (RuntimeException | Error e) {
                failure = new IOException("the vault's thread ended: " + e, e);
            }
        }
    }

    private void writeAll() throws IOException, InterruptedException {
        Entry entry = queue.take();
        while (!entry.equals(END)) {
            box.write(entry.subject, entry.decision, entry.disclosures);
            entry = queue.poll(1, TimeUnit.SECONDS);
            if (entry == null) {
                box.sync();
                entry = queue.take();
            }
        }
    }
}
