// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bylaw.evidence.crypto.Sha256;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Who may sign a note, as a C2SP vkey: {@code name+keyid+base64(type, key)}. Type 1 is Ed25519 over the note, type 4 an
 * Ed25519 cosignature over the note and the time it was made (c2sp.org/tlog-cosignature).
 *
 * <p>Immutable; any thread.
 */
public final class VerificationKey {

    private static final int TIME_LENGTH = 8;

    private final String name;
    private final KeyType type;
    private final byte[] raw;
    private final PublicKey key;
    private final int id;

    private VerificationKey(String name, KeyType type, byte[] raw, PublicKey key) {
        this.name = name;
        this.type = type;
        this.raw = raw;
        this.key = key;
        this.id = idOf(name, type, raw);
    }

    /** Reads a vkey. */
    public static VerificationKey parse(String vkey) throws FormatException {
        String[] parts = vkey.split("\\+", 3);
        if (parts.length != 3) {
            throw new FormatException("a verification key is name+id+key, not \"" + vkey + "\"");
        }
        byte[] typed;
        try {
            typed = Base64.getDecoder().decode(parts[2]);
        } catch (IllegalArgumentException e) {
            throw new FormatException("the key in \"" + vkey + "\" is not base64");
        }
        if (typed.length != 1 + Ed25519.KEY_LENGTH || !isName(parts[0])) {
            throw new FormatException("\"" + vkey + "\" does not hold a name and an Ed25519 key");
        }
        KeyType type = typed[0] == KeyType.NOTE.code() ? KeyType.NOTE : KeyType.COSIGNATURE;
        if (typed[0] != type.code()) {
            throw new FormatException("\"" + vkey + "\" has the unknown key type " + typed[0]);
        }
        byte[] raw = java.util.Arrays.copyOfRange(typed, 1, typed.length);
        VerificationKey key = new VerificationKey(parts[0], type, raw, Ed25519.publicKey(raw));
        if (!key.toString().equals(vkey)) {
            throw new FormatException("the id in \"" + vkey + "\" is not that of its key");
        }
        return key;
    }

    static VerificationKey of(String name, KeyType type, PublicKey key) {
        return new VerificationKey(name, type, Ed25519.raw(key), key);
    }

    /** The signer's name: of a log, its origin. */
    public String name() {
        return name;
    }

    /** What the key signs. */
    public KeyType type() {
        return type;
    }

    /** The first four bytes of the key's hash, which stand in each of its signatures. */
    public int id() {
        return id;
    }

    /** The key itself. */
    public PublicKey publicKey() {
        return key;
    }

    /** Whether these are this key's signature bytes, without the id, over a note's text. */
    boolean verifies(String text, byte[] signature) {
        if (type == KeyType.NOTE) {
            return signature.length == Ed25519.SIGNATURE_LENGTH
                    && Ed25519.verifies(key, text.getBytes(UTF_8), signature);
        }
        if (signature.length != TIME_LENGTH + Ed25519.SIGNATURE_LENGTH) {
            return false;
        }
        long time = ByteBuffer.wrap(signature).getLong();
        byte[] bytes = java.util.Arrays.copyOfRange(signature, TIME_LENGTH, signature.length);
        return time >= 0 && Ed25519.verifies(key, cosigned(text, time), bytes);
    }

    /** Whether these are a signature of this key over bytes as they are. */
    public boolean verifiesBytes(byte[] message, byte[] signature) {
        return signature.length == Ed25519.SIGNATURE_LENGTH && Ed25519.verifies(key, message, signature);
    }

    /** What a cosigner signs. */
    static byte[] cosigned(String text, long seconds) {
        return ("cosignature/v1\ntime " + seconds + "\n" + text).getBytes(UTF_8);
    }

    /** The vkey. */
    @Override
    public String toString() {
        byte[] typed = new byte[1 + raw.length];
        typed[0] = (byte) type.code();
        System.arraycopy(raw, 0, typed, 1, raw.length);
        return name + "+" + HexFormat.of().toHexDigits(id) + "+"
                + Base64.getEncoder().encodeToString(typed);
    }

    /** Whether a text can be a signer's name: not empty, without white space and without a plus. */
    static boolean isName(String name) {
        for (int i = 0; i < name.length(); i += Character.charCount(name.codePointAt(i))) {
            int c = name.codePointAt(i);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c) || c < 0x20) {
                return false;
            }
        }
        return !name.isEmpty() && name.indexOf('+') < 0;
    }

    private static int idOf(String name, KeyType type, byte[] raw) {
        MessageDigest sha256 = Sha256.create();
        sha256.update((name + "\n").getBytes(UTF_8));
        sha256.update((byte) type.code());
        return ByteBuffer.wrap(sha256.digest(raw)).getInt();
    }
}
