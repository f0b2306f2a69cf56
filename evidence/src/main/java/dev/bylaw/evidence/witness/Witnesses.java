// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.witness;

import dev.bylaw.evidence.merkle.MerkleTree;
import dev.bylaw.evidence.note.Checkpoint;
import dev.bylaw.evidence.note.Note;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The configured witnesses. All are asked at once, and answer within {@link #PATIENCE} or not at all.
 *
 * <p>One thread.
 */
public final class Witnesses implements Cosigners {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .executor(OwnThreads.executor())
            .build();
    private final List<WitnessClient> clients = new ArrayList<>();
    private final Set<WitnessClient> failing = new HashSet<>();
    private final WitnessListener listener;

    /** No witnesses yet. */
    public Witnesses(WitnessListener listener) {
        this.listener = listener;
    }

    /** Adds a witness. */
    public Witnesses add(WitnessClient client) {
        clients.add(client);
        return this;
    }

    @Override
    public List<Note.Signature> cosign(Checkpoint head, Note checkpoint, MerkleTree tree) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        byte[] signed = checkpoint.toBytes();
        for (WitnessClient client : clients) {
            client.ask(http, head, signed, tree);
        }
        List<Note.Signature> signatures = new ArrayList<>();
        for (WitnessClient client : clients) {
            Note.Signature signature = client.answer(http, head, signed, tree, deadline);
            if (signature != null) {
                signatures.add(signature);
            }
            tell(client);
        }
        return signatures;
    }

    @Override
    public List<String> failing() {
        List<String> names = new ArrayList<>();
        for (WitnessClient client : clients) {
            if (failing.contains(client)) {
                names.add(client.name());
            }
        }
        return names;
    }

    /** Tells of changes alone: a witness that is away for a night is one line. */
    private void tell(WitnessClient client) {
        if (client.problem() != null && failing.add(client)) {
            listener.failing(client.name(), client.problem());
        } else if (client.problem() == null && failing.remove(client)) {
            listener.signing(client.name());
        }
    }

    @Override
    public void close() {
        clients.clear(); // the client's threads end when nobody refers to it any more
    }
}
