// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bylaw.evidence.merkle.MerkleTree;
import dev.bylaw.evidence.note.Checkpoint;
import dev.bylaw.evidence.note.FormatException;
import dev.bylaw.evidence.note.KeyType;
import dev.bylaw.evidence.note.Note;
import dev.bylaw.evidence.note.VerificationKey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/**
 * One witness: remembers which head it has, sends the next one with the proof that it extends that, and takes its answer
 * only when the signature verifies under the key that was configured.
 *
 * <p>A witness that fails is left alone for a second, then two, up to a minute. One thread.
 */
public final class WitnessClient {

    private static final int OK = 200;
    private static final int CONFLICT = 409;
    private static final long FIRST_PAUSE_NANOS = 1_000_000_000L;
    private static final long LAST_PAUSE_NANOS = 60_000_000_000L;
    /** The refusals of c2sp.org/tlog-witness, in words that say what to do. */
    private static final Map<Integer, String> REASONS = Map.of(
            OK,
            "answered without a cosignature that verifies under its configured vkey",
            403,
            "answered 403: it does not know the key that signs this log; give it the log's vkey from trust.policy",
            404,
            "answered 404: it does not know this log's origin; have it added there",
            409,
            "answered 409: it has another size for this log than it says",
            422,
            "answered 422: this log does not extend the one that it has signed under this origin");

    private static final int LONGEST_ANSWER = 16 << 10;

    private final URI address;
    private final VerificationKey key;
    private final LongSupplier nanos;
    private CompletableFuture<HttpResponse<byte[]>> pending;
    private Checkpoint signedHead;
    private Note.Signature signature;
    private long knownSize;
    private long pause;
    private long notBefore;
    private String problem;

    /**
     * A witness at a base URL.
     *
     * @throws FormatException when the URL or the key, which must be a cosigning one, is not what it should be
     */
    public WitnessClient(String url, String vkey) throws FormatException {
        this(url, vkey, new SystemClock());
    }

    WitnessClient(String url, String vkey, LongSupplier nanos) throws FormatException {
        this.nanos = nanos;
        this.notBefore = nanos.getAsLong();
        this.key = VerificationKey.parse(vkey);
        if (key.type() != KeyType.COSIGNATURE) {
            throw new FormatException("\"" + vkey + "\" is not a witness's key: its type is not 4");
        }
        try {
            this.address = URI.create(url.endsWith("/") ? url + "add-checkpoint" : url + "/add-checkpoint");
        } catch (IllegalArgumentException e) {
            throw new FormatException("\"" + url + "\" is not a URL");
        }
    }

    private static final class SystemClock implements LongSupplier {
        @Override
        public long getAsLong() {
            return System.nanoTime();
        }
    }

    /** The name of the witness's key. */
    public String name() {
        return key.name();
    }

    /** Why the witness did not sign last time; {@code null} when it did. */
    public String problem() {
        return problem;
    }

    /** Sends the head, unless it is signed already or the witness shall be left alone. */
    void ask(HttpClient http, Checkpoint head, byte[] signed, MerkleTree tree) throws IOException {
        pending = null;
        if (!head.equals(signedHead) && nanos.getAsLong() - notBefore >= 0) {
            send(http, head, signed, tree);
        }
    }

    /** Waits for the answer. Returns the cosignature of that head, or {@code null}. */
    Note.Signature answer(HttpClient http, Checkpoint head, byte[] signed, MerkleTree tree, long deadline)
            throws IOException {
        if (pending != null) {
            HttpResponse<byte[]> response = await(deadline);
            if (response != null && response.statusCode() == CONFLICT && learnSize(response, head)) {
                send(http, head, signed, tree);
                response = await(deadline);
            }
            judge(response, head);
        }
        return head.equals(signedHead) ? signature : null;
    }

    private void send(HttpClient http, Checkpoint head, byte[] signed, MerkleTree tree) throws IOException {
        long old = Math.min(knownSize, head.size());
        StringBuilder body = new StringBuilder("old ").append(old).append('\n');
        for (byte[] hash : tree.consistencyProof(old)) {
            body.append(Base64.getEncoder().encodeToString(hash)).append('\n');
        }
        body.append('\n').append(new String(signed, UTF_8));
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(5))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toString().getBytes(UTF_8)))
                .build();
        pending = http.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    private HttpResponse<byte[]> await(long deadline) {
        try {
            return pending.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            problem = "cannot be reached: " + e.getCause();
        } catch (TimeoutException e) {
            problem = "did not answer in time";
            pending.cancel(true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            problem = "was not waited for";
        }
        return null;
    }

    /** A witness that has another head than we thought says so in the body of its refusal. */
    private boolean learnSize(HttpResponse<byte[]> response, Checkpoint head) {
        String text = new String(response.body(), UTF_8).strip();
        try {
            knownSize = Long.parseLong(text);
        } catch (NumberFormatException e) {
            return false;
        }
        return knownSize >= 0 && knownSize <= head.size();
    }

    private void judge(HttpResponse<byte[]> response, Checkpoint head) {
        if (response != null && response.statusCode() == OK && take(response.body(), head)) {
            signedHead = head;
            knownSize = head.size();
            pause = 0;
            problem = null;
            return;
        }
        if (response != null && response.statusCode() == CONFLICT && knownSize > head.size()) {
            problem = "has signed a log of " + knownSize + " records under this origin, and this one has " + head.size()
                    + ": this log looks like a restored backup";
        } else if (response != null) {
            problem = REASONS.getOrDefault(response.statusCode(), "answered " + response.statusCode());
        }
        pause = pause == 0 ? FIRST_PAUSE_NANOS : Math.min(LAST_PAUSE_NANOS, 2 * pause);
        notBefore = nanos.getAsLong() + pause;
    }

    private boolean take(byte[] body, Checkpoint head) {
        if (body.length > LONGEST_ANSWER) {
            return false;
        }
        for (String line : new String(body, UTF_8).split("\n", -1)) {
            try {
                Note.Signature candidate = Note.Signature.parse(line);
                if (candidate.keyId() == key.id()
                        && !new Note(head.text(), List.of(candidate))
                                .verifiedBy(List.of(key))
                                .isEmpty()) {
                    signature = candidate;
                    return true;
                }
            } catch (FormatException e) {
                problem = "answered with " + e.getMessage();
            }
        }
        return false;
    }
}
