// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.vault;

import dev.bylaw.evidence.json.JsonWriter;
import dev.bylaw.evidence.statement.ArgumentDigester.Disclosure;
import dev.bylaw.evidence.storage.DiskStorage;
import dev.bylaw.evidence.storage.Storage;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Takes disclosures and keeps them encrypted, each under the key of the data subject it is about.
 *
 * <h2>Guarantees</h2>
 * What is kept can be read only with the subject's key, and {@link #erase} deletes that. A caller never waits for the disk.
 * <h2>Not guaranteed</h2>
 * That a disclosure survives a crash: it is written within moments and synced on close. The record does not depend on it.
 * That a deleted key is gone from the medium: file systems and flash keep old blocks; encrypt the volume as well.
 * <h2>Threads</h2>
 * Any. One thread of the vault's own owns the files.
 * <h2>Failure</h2>
 * When the queue is full or the disk has failed, {@link #keep} throws; nothing is dropped silently.
 */
public final class DisclosureVault implements Closeable {

    private static final int QUEUE = 8192;
    private static final Entry END = new Entry(null, null, List.of());

    private final BlockingQueue<Entry> queue = new ArrayBlockingQueue<>(QUEUE);
    private final VaultKeys keys;
    private final Storage storage;
    private final Thread thread;
    private Storage.Handle file;
    private long position;
    private volatile IOException failure;

    private record Entry(String subject, String decision, List<Disclosure> disclosures) {}

    private DisclosureVault(Storage storage) {
        this.storage = storage;
        this.keys = new VaultKeys(storage);
        this.thread = new Thread(null, new Writer(), "bylaw-vault", 256 << 10, false);
        thread.setDaemon(true);
    }

    /** Opens the vault of a log's folder. One process at a time: the one that has the log open. */
    public static DisclosureVault open(Path folder) {
        DisclosureVault vault = new DisclosureVault(new DiskStorage(folder));
        vault.thread.start();
        return vault;
    }

    /**
     * Keeps the disclosures of one decision.
     *
     * @param subject whom the values are about: what {@link #erase} will be given
     * @throws IOException when they cannot be taken
     */
    public void keep(String subject, String decision, List<Disclosure> disclosures) throws IOException {
        if (failure != null) {
            throw failure;
        }
        if (!queue.offer(new Entry(subject, decision, List.copyOf(disclosures)))) {
            throw new IOException("The vault in " + storage.locate("vault") + " takes no more: " + QUEUE
                    + " decisions wait for the disk. Use a faster disk.");
        }
    }

    /**
     * Erases all that was kept about a subject, up to now and in all runs. What is kept about it later is under a new key.
     *
     * @return whether anything was kept
     */
    public boolean erase(String subject) throws IOException {
        return keys.erase(subject);
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

    private final class Writer implements Runnable {
        @Override
        public void run() {
            writeAll();
        }
    }

    private void writeAll() {
        try {
            for (Entry entry = queue.take(); entry.subject != null; entry = queue.take()) {
                write(entry);
            }
            if (file != null) {
                file.sync();
                file.close();
            }
        } catch (IOException e) {
            failure = e;
        } catch (InterruptedException e) { // nobody of ours does that
            failure = new IOException("the vault's thread was interrupted", e);
        } catch (RuntimeException | Error e) {
            failure = new IOException("the vault's thread ended: " + e, e);
        }
    }

    private void write(Entry entry) throws IOException {
        JsonWriter json = new JsonWriter();
        json.beginObject()
                .name("decision")
                .string(entry.decision)
                .name("disclosures")
                .beginArray();
        for (Disclosure disclosure : entry.disclosures) {
            json.string(disclosure.text());
        }
        json.endArray().endObject();
        ByteBuffer box = keys.seal(entry.subject, json.toByteArray());
        if (file == null) {
            file = storage.create(VaultFiles.next(storage));
        }
        int length = box.remaining();
        file.write(box, position);
        position += length;
    }

    /** The disclosures kept for one decision about a subject; empty when there are none, or they were erased. */
    public static List<String> read(Path folder, String subject, String decision) throws IOException {
        List<String> found = new ArrayList<>();
        Storage storage = new DiskStorage(folder);
        VaultFiles.search(storage, new VaultKeys(storage), subject, decision, found);
        return found;
    }
}
