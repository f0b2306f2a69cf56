// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.log;

import dev.bylaw.evidence.crypto.PinnedProviders;
import dev.bylaw.evidence.index.LogIndex;
import dev.bylaw.evidence.merkle.MerkleTree;
import dev.bylaw.evidence.note.Checkpoint;
import dev.bylaw.evidence.note.Note;
import dev.bylaw.evidence.note.SigningKey;
import dev.bylaw.evidence.storage.DiskThread;
import dev.bylaw.evidence.storage.Storage;
import dev.bylaw.evidence.tiles.TileReader;
import dev.bylaw.evidence.witness.Cosigners;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * The thread that publishes: a signed head every second while records come, at once when somebody waits for witnesses, and a
 * heartbeat every minute when none come.
 *
 * <h2>Failure</h2>
 * The first error ends the thread, and with it the log: what cannot be published must not go on being promised.
 */
final class Publisher implements Runnable {

    private static final long CADENCE_NANOS = 1_000_000_000L;
    private static final long URGENT_NANOS = 50_000_000L;
    private static final long HEARTBEAT_NANOS = 60_000_000_000L;
    private static final long ASK_AGAIN_NANOS = 1_000_000_000L;
    private static final long LOOK_NANOS = 5_000_000_000L;

    private final Storage storage;
    private final Publication publication;
    private final GroupCommitter committer;
    private final Cosigners cosigners;
    private final Owner owner;
    private final long base;
    private final int quorum;
    private final LogIndex index;
    private final KeyRotation requests;
    private final WaitList witnessed = new WaitList();
    private final WaitList rotated = new WaitList();
    private final Thread thread;

    private volatile boolean idle;
    private volatile boolean closing;
    private volatile long rotationsAsked;
    private volatile IOException failure;
    /** So the first head is signed a second after the start, when making its key disturbs nobody. */
    private long lastPublished = System.nanoTime();

    private long lastRecord = System.nanoTime();
    private boolean indexable = true;
    private long keyChangeNumber;
    private long lookAt;
    /** The last head, while fewer have cosigned it than the quorum; and up to which number it goes. */
    private Checkpoint uncosigned;

    private long uncosignedNumber;
    private long askAgainAt;

    /** Whom the publisher works for. */
    interface Owner {
        /** Appends a heartbeat, which names the witnesses that fail. */
        void heartbeat(Checkpoint head, List<String> failing);

        /** Appends the record of a key change, and returns its number; 0 when the log takes no more. */
        long keyChange(Checkpoint head, String oldKey, String newKey);

        /** The publisher ended with an error. */
        void publisherFailed();
    }

    Publisher(
            Storage storage,
            Publication publication,
            GroupCommitter committer,
            Cosigners cosigners,
            Owner owner,
            long base,
            int quorum) {
        this.storage = storage;
        this.publication = publication;
        this.committer = committer;
        this.cosigners = cosigners;
        this.owner = owner;
        this.base = base;
        this.quorum = quorum;
        this.index = new LogIndex(storage);
        this.requests = new KeyRotation(storage);
        this.thread = new DiskThread(this, "bylaw-log-publisher", 512 << 10);
    }

    /** Starts the thread. What was asked for while nobody had the log open begins first, however short this run will be. */
    void start() throws IOException {
        lookForRequest();
        thread.start();
    }

    /** Something is durable that is not yet published. */
    void wake() {
        if (idle) {
            LockSupport.unpark(thread);
        }
    }

    /** Waits until a quorum of witnesses has signed a head that covers the record of that number. */
    boolean awaitWitnessed(long number, long deadline) throws IOException {
        LockSupport.unpark(thread);
        return witnessed.await(number, deadline);
    }

    /** Changes the key, and returns when the new one signs. */
    void rotateKey() throws IOException {
        long wanted;
        synchronized (rotated) { // operators alone come here
            wanted = ++rotationsAsked;
        }
        LockSupport.unpark(thread);
        rotated.await(wanted);
    }

    IOException failure() {
        return failure;
    }

    /** Publishes what is durable, and ends the thread. The committer must have ended. */
    void close() {
        closing = true;
        LockSupport.unpark(thread);
        Uninterruptibly.join(thread);
    }

    @Override
    public void run() {
        PinnedProviders.fixForThisThread(); // it signs
        try {
            while (step()) {
                // one publication, or one wait, a step
            }
        } catch (IOException e) {
            fail(e);
        } catch (RuntimeException | Error e) { // out of memory, or a mistake of ours: nothing may be signed any more
            fail(new IOException("the log's publisher ended: " + e, e));
        } finally {
            closeQuietly();
        }
    }

    private boolean step() throws IOException {
        boolean last = closing;
        long now = System.nanoTime();
        if (now - lookAt >= 0 && !last) {
            lookForRequest();
        }
        if (rotationsAsked > rotated.reached() && keyChangeNumber == 0 && !last) {
            announceKey();
        }
        if (isDirty()) {
            lastRecord = now;
            long due = lastPublished + (witnessed.hasWaiters() || keyChangeNumber > 0 ? URGENT_NANOS : CADENCE_NANOS);
            if (!last && due - now > 0) {
                pause(due - now);
            } else {
                publish();
            }
            return true;
        }
        if (last) {
            return false;
        }
        if (indexed(publication.published())) {
            return true;
        }
        long left = lastRecord + HEARTBEAT_NANOS - now;
        if (left <= 0) {
            lastRecord = now;
            owner.heartbeat(publication.head(), cosigners.failing());
        } else if (uncosigned == null) {
            pause(Math.min(left, LOOK_NANOS));
        } else if (askAgainAt - now > 0) {
            pause(Math.min(left, askAgainAt - now));
        } else {
            cosign(uncosigned, uncosignedNumber);
        }
        return true;
    }

    /** Indexes a block when there is nothing more urgent. The index is no evidence: without it queries are slow. */
    private boolean indexed(long size) {
        try {
            return indexable && index.step(size);
        } catch (IOException e) {
            indexable = false;
            return false;
        }
    }

    private boolean isDirty() {
        return base + committer.durableNumber() > publication.published();
    }

    private void pause(long nanos) {
        idle = true;
        if (!closing) {
            LockSupport.parkNanos(this, nanos);
        }
        idle = false;
    }

    /** Publishes what is durable now. The publisher's thread only. */
    void publish() throws IOException {
        long number = committer.durableNumber();
        publication.catchUp(base + number);
        Checkpoint head = publication.publish();
        lastPublished = System.nanoTime();
        if (quorum > 0) {
            cosign(head, number);
        }
        if (keyChangeNumber > 0 && number >= keyChangeNumber) {
            publication.keys().useNext();
            keyChangeNumber = 0;
            requests.done();
            rotated.reach(Math.min(rotationsAsked, rotated.reached() + 1));
        }
    }

    private void cosign(Checkpoint head, long number) throws IOException {
        Note signed = publication.checkpoint();
        MerkleTree tree = new MerkleTree(new TileReader(storage, head.size()), head.size());
        List<Note.Signature> cosignatures = cosigners.cosign(head, signed, tree);
        if (!cosignatures.isEmpty()) {
            List<Note.Signature> all = new ArrayList<>(signed.signatures());
            all.addAll(cosignatures);
            publication.write(new Note(signed.text(), all));
        }
        boolean enough = cosignatures.size() >= quorum;
        uncosigned = enough ? null : head;
        uncosignedNumber = number;
        askAgainAt = System.nanoTime() + ASK_AGAIN_NANOS;
        if (enough) {
            witnessed.reach(number);
        }
    }

    /** Another process may ask for another key. */
    private void lookForRequest() throws IOException {
        lookAt = System.nanoTime() + LOOK_NANOS;
        if (requests.isAsked() && keyChangeNumber == 0) {
            announceKey();
        }
    }

    private void announceKey() throws IOException {
        SigningKey next = publication.keys().prepareNext();
        SigningKey current = publication.keys().current();
        keyChangeNumber = owner.keyChange(
                publication.head(),
                current.verificationKey().toString(),
                next.verificationKey().toString());
    }

    private void fail(IOException e) {
        failure = e;
        owner.publisherFailed();
        witnessed.fail(e);
        rotated.fail(e);
    }

    private void closeQuietly() {
        IOException ended = failure == null ? new IOException("the log was closed") : failure;
        witnessed.fail(ended);
        rotated.fail(ended);
        try {
            publication.close();
        } catch (IOException e) { // it was read only; what matters was synced
            ended.addSuppressed(e);
        }
        cosigners.close();
    }
}
