// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.bylaw.evidence.merkle.ProofVerifier;
import dev.bylaw.evidence.note.Checkpoint;
import dev.bylaw.evidence.note.FormatException;
import dev.bylaw.evidence.note.KeyType;
import dev.bylaw.evidence.note.Note;
import dev.bylaw.evidence.note.SigningKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A strict witness of one log, on loopback. It does not check the log's own signature, which is not what is tested. */
public final class WitnessServer implements AutoCloseable {

    private final SigningKey key;
    private final HttpServer server;
    private Checkpoint last;
    private int status;
    private final List<Integer> answers = new ArrayList<>();

    public WitnessServer(String name) throws IOException {
        key = SigningKey.generate(name, KeyType.COSIGNATURE);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/add-checkpoint", this::serve);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public String vkey() {
        return key.verificationKey().toString();
    }

    /** From now on answers with that status alone; 0 to be a witness again. */
    public synchronized void answerWith(int newStatus) {
        status = newStatus;
    }

    /** The head it has signed last. */
    public synchronized Checkpoint last() {
        return last;
    }

    /** What it has answered so far. */
    public synchronized List<Integer> answers() {
        return new ArrayList<>(answers);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void serve(HttpExchange exchange) throws IOException {
        byte[] request = exchange.getRequestBody().readAllBytes();
        StringBuilder body = new StringBuilder();
        int code;
        try {
            code = judge(new String(request, UTF_8), body);
        } catch (FormatException e) {
            code = 400;
        }
        byte[] answer = body.toString().getBytes(UTF_8);
        exchange.sendResponseHeaders(code, answer.length == 0 ? -1 : answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private synchronized int judge(String request, StringBuilder body) throws FormatException {
        int code = status != 0 ? status : check(request, body);
        answers.add(code);
        return code;
    }

    private int check(String request, StringBuilder body) throws FormatException {
        int blank = request.indexOf("\n\n");
        String[] lines = request.substring(0, blank).split("\n", -1);
        long old = Long.parseLong(lines[0].substring("old ".length()));
        Checkpoint head = Checkpoint.parse(
                Note.parse(request.substring(blank + 2).getBytes(UTF_8)).text());
        long known = last == null ? 0 : last.size();
        if (old != known) {
            body.append(known).append('\n');
            return 409;
        }
        List<byte[]> proof = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            proof.add(Base64.getDecoder().decode(lines[i]));
        }
        if (last != null
                && !new ProofVerifier().consistent(last.size(), last.root(), head.size(), head.root(), proof)) {
            return 422;
        }
        last = head;
        body.append(key.sign(head.text(), 1_793_525_400L).line());
        return 200;
    }
}
