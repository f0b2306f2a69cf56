// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bylaw.evidence.crypto.Sha256;
import dev.bylaw.evidence.note.Checkpoint;
import dev.bylaw.evidence.note.FormatException;
import dev.bylaw.evidence.storage.Files;
import dev.bylaw.evidence.storage.Storage;
import java.io.IOException;

/**
 * The last head that was, or was about to be, signed, and the decisions without an outcome at that size. Kept apart from the
 * log: a log that is restored from a backup must not be signed again as if the records since had never been.
 *
 * <pre>
 *   the checkpoint's text, three lines
 *   open &lt;index&gt; &lt;index&gt; …     their indices in the log, ascending; no line when there are none
 *   sha256 &lt;of all the above&gt;
 * </pre>
 */
@SuppressWarnings("ArrayRecordComponent") // saved, compared nowhere
record SignedState(Checkpoint head, long[] open) {

    static final String FILE = "state/signed";

    private static final String OPEN = "open";
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
        int at = endOfLine(text, endOfLine(text, endOfLine(text, 0)));
        return new SignedState(Checkpoint.parse(text.substring(0, at)), open(text, at, sum));
    }

    private static long[] open(String text, int from, int to) throws FormatException {
        if (from == to) {
            return new long[0];
        }
        if (!text.startsWith(OPEN, from)) {
            throw new FormatException("the file is of another version");
        }
        long[] open = new long
                [(int) text.substring(from, to).chars().filter(c -> c == ' ').count()];
        int at = from + OPEN.length();
        for (int i = 0; i < open.length; i++) {
            int end = i + 1 < open.length ? text.indexOf(' ', at + 1) : to - 1;
            try {
                open[i] = Long.parseLong(text, at + 1, end, 10);
            } catch (NumberFormatException e) {
                throw new FormatException("the index of a decision is no number");
            }
            at = end;
        }
        return open;
    }

    /** Saves it, durably. */
    void write(Storage storage) throws IOException {
        StringBuilder text = new StringBuilder(head.text());
        if (open.length > 0) {
            text.append(OPEN);
            for (long index : open) {
                text.append(' ').append(index);
            }
            text.append('\n');
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
        return Sha256.hex(text.getBytes(UTF_8));
    }
}
