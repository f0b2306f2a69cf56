// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bylaw.evidence.note.Checkpoint;
import dev.bylaw.evidence.note.FormatException;
import dev.bylaw.evidence.statement.RecordRef;
import dev.bylaw.evidence.storage.Files;
import dev.bylaw.evidence.storage.Storage;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * The last head that was, or was about to be, signed, and the decisions without an outcome at that size. Kept apart from the
 * log: a log that is restored from a backup must not be signed again as if the records since had never been.
 *
 * <pre>
 *   the checkpoint's text, three lines
 *   open &lt;base64 of the decision's id&gt; &lt;leaf hash&gt; &lt;subject&gt;     one line a decision
 *   sha256 &lt;of all the above&gt;
 * </pre>
 */
record SignedState(Checkpoint head, List<RecordRef> open) {

    static final String FILE = "state/signed";

    private static final String SUM = "sha256 ";

    /** What was saved; {@code null} when nothing ever was. */
    static SignedState read(Storage storage) throws IOException, FormatException {
        if (!storage.exists(FILE)) {
            return null;
        }
        String text = new String(Files.read(storage, FILE), UTF_8);
        int sum = text.lastIndexOf(SUM);
        if (sum < 0 || !text.substring(sum).equals(SUM + sha256(text.substring(0, sum)) + "\n")) {
            throw new FormatException("the file does not have its own checksum");
        }
        List<RecordRef> open = new ArrayList<>();
        int at = endOfLine(text, endOfLine(text, endOfLine(text, 0)));
        Checkpoint head = Checkpoint.parse(text.substring(0, at));
        while (at < sum) {
            int end = endOfLine(text, at);
            String line = text.substring(at, end - 1);
            int subject = line.lastIndexOf(' ');
            int leaf = line.lastIndexOf(' ', subject - 1);
            open.add(new RecordRef(
                    new String(Base64.getDecoder().decode(line.substring("open ".length(), leaf)), UTF_8),
                    HexFormat.of().parseHex(line.substring(leaf + 1, subject)),
                    HexFormat.of().parseHex(line.substring(subject + 1))));
            at = end;
        }
        return new SignedState(head, open);
    }

    /** Saves it, durably. */
    void write(Storage storage) throws IOException {
        StringBuilder text = new StringBuilder(head.text());
        for (int i = 0; i < open.size(); i++) {
            RecordRef decision = open.get(i);
            text.append("open ")
                    .append(Base64.getEncoder().encodeToString(decision.id().getBytes(UTF_8)))
                    .append(' ')
                    .append(HexFormat.of().formatHex(decision.leaf()))
                    .append(' ')
                    .append(HexFormat.of().formatHex(decision.subject()))
                    .append('\n');
        }
        String body = text.toString();
        Files.replace(storage, FILE, (body + SUM + sha256(body) + "\n").getBytes(UTF_8));
    }

    private static int endOfLine(String text, int from) throws FormatException {
        int end = text.indexOf('\n', from);
        if (end < 0) {
            throw new FormatException("the file is cut");
        }
        return end + 1;
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
