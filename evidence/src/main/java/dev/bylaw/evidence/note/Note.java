// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A signed note (c2sp.org/signed-note): text that ends in a newline, a blank line, and one line a signature.
 *
 * @param text what is signed, with its last newline
 * @param signatures in the order of their lines
 */
public record Note(String text, List<Signature> signatures) {

    private static final String DASH = "\u2014 ";
    private static final int MAX_SIGNATURES = 100;
    private static final int MAX_LENGTH = 1 << 20;

    /** Keeps a copy of the list. */
    public Note {
        signatures = List.copyOf(signatures);
    }

    /**
     * One signature line.
     *
     * @param name the signer's name
     * @param keyId the id of the signer's key
     * @param bytes the signature
     */
    @SuppressWarnings("ArrayRecordComponent") // compared nowhere: verified
    public record Signature(String name, int keyId, byte[] bytes) {

        /** The line, with its newline. */
        public String line() {
            byte[] all = ByteBuffer.allocate(Integer.BYTES + bytes.length)
                    .putInt(keyId)
                    .put(bytes)
                    .array();
            return DASH + name + " " + Base64.getEncoder().encodeToString(all) + "\n";
        }

        /** Reads a line without its newline. */
        public static Signature parse(String line) throws FormatException {
            int space = line.lastIndexOf(' ');
            if (!line.startsWith(DASH) || space <= DASH.length()) {
                throw new FormatException("not a signature line: \"" + shown(line) + "\"");
            }
            String name = line.substring(DASH.length(), space);
            byte[] all = Canonical.base64(line.substring(space + 1), "the signature of " + shown(name));
            if (all.length <= Integer.BYTES || !VerificationKey.isName(name)) {
                throw new FormatException("not a signature line: \"" + shown(line) + "\"");
            }
            ByteBuffer buffer = ByteBuffer.wrap(all);
            int keyId = buffer.getInt();
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return new Signature(name, keyId, bytes);
        }
    }

    /** Reads a note. Verifies nothing. */
    public static Note parse(byte[] bytes) throws FormatException {
        if (bytes.length > MAX_LENGTH) {
            throw new FormatException("a note of " + bytes.length + " bytes is too long");
        }
        String all;
        try {
            all = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new FormatException("the note is not UTF-8");
        }
        int blank = all.lastIndexOf("\n\n");
        if (blank < 0 || !all.endsWith("\n") || hasControl(all)) {
            throw new FormatException("a note is text, a blank line and signature lines");
        }
        List<Signature> signatures = new ArrayList<>();
        int at = blank + 2;
        while (at < all.length()) {
            int end = all.indexOf('\n', at);
            signatures.add(Signature.parse(all.substring(at, end)));
            at = end + 1;
        }
        if (signatures.isEmpty() || signatures.size() > MAX_SIGNATURES) {
            throw new FormatException("a note has 1 to " + MAX_SIGNATURES + " signatures, not " + signatures.size());
        }
        return new Note(all.substring(0, blank + 1), signatures);
    }

    /** The note as bytes. */
    public byte[] toBytes() {
        StringBuilder all = new StringBuilder(text).append('\n');
        for (Signature signature : signatures) {
            all.append(signature.line());
        }
        return all.toString().getBytes(UTF_8);
    }

    /**
     * Which of the keys signed this note. Signatures of keys that nobody asked for are ignored.
     *
     * @throws FormatException when a signature claims to be by one of the keys and is not
     */
    public List<VerificationKey> verifiedBy(List<VerificationKey> keys) throws FormatException {
        List<VerificationKey> signers = new ArrayList<>();
        Set<VerificationKey> seen = new HashSet<>();
        for (Signature signature : signatures) {
            for (VerificationKey key : keys) {
                if (key.id() != signature.keyId || !key.name().equals(signature.name) || !seen.add(key)) {
                    continue;
                }
                if (!key.verifies(text, signature.bytes)) {
                    throw new FormatException("the signature of " + key.name() + " does not verify");
                }
                signers.add(key);
            }
        }
        return signers;
    }

    private static boolean hasControl(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < 0x20 && text.charAt(i) != '\n') {
                return true;
            }
        }
        return false;
    }

    private static String shown(String text) {
        return text.length() > 80 ? text.substring(0, 80) + "\u2026" : text;
    }
}
