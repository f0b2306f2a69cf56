// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.statement;

import dev.bylaw.evidence.crypto.Sha256;
import dev.bylaw.evidence.json.JsonWriter;
import dev.bylaw.evidence.statement.ArgumentDigester.Disclosure;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The salted digests of one request's arguments, in arrays that the next request's overwrite. {@link ArgumentDigester} says
 * what they are.
 *
 * <p>One thread at a time.
 */
final class SaltedDigests {

    /** 32 bytes as base64url. */
    static final int CHARACTERS = 43;

    private static final byte[] BASE64URL =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".getBytes(StandardCharsets.US_ASCII);

    private final JsonWriter json = new JsonWriter();
    private final Salts salts;
    private final MessageDigest sha256 = Sha256.create();
    private final byte[] hash = new byte[Sha256.LENGTH];
    private final byte[] swap = new byte[CHARACTERS];
    private byte[] text = new byte[256];
    private byte[] digests = new byte[8 * CHARACTERS];
    private int count;
    private String name;

    SaltedDigests(Salts salts) {
        this.salts = salts;
    }

    /** Forgets the last request. */
    void reset() {
        count = 0;
    }

    /** Begins an argument; the writer takes its value, and nothing else. */
    JsonWriter open(String argument) {
        name = argument;
        return json.reset().beginArray().plain(salts.next(), Salts.CHARACTERS).string(argument);
    }

    /** Ends an argument whose opening nobody keeps. */
    void close() {
        digest();
    }

    /** Ends an argument, and returns what opens its digest. */
    Disclosure closeAndOpen() {
        int length = digest();
        String opening = new String(text, 0, length, StandardCharsets.US_ASCII);
        return new Disclosure(name, at(count - 1), opening);
    }

    /** How many there are. */
    int count() {
        return count;
    }

    /** Sorts the digests, so that their order says nothing. Few, so by insertion. */
    void sort() {
        for (int i = 1; i < count; i++) {
            int at = i;
            System.arraycopy(digests, i * CHARACTERS, swap, 0, CHARACTERS);
            while (at > 0 && isBefore(at - 1)) {
                System.arraycopy(digests, (at - 1) * CHARACTERS, digests, at * CHARACTERS, CHARACTERS);
                at--;
            }
            System.arraycopy(swap, 0, digests, at * CHARACTERS, CHARACTERS);
        }
    }

    /** Writes them as an array. */
    void writeTo(JsonWriter out) {
        out.beginArray();
        for (int i = 0; i < count; i++) {
            out.plain(digests, i * CHARACTERS, CHARACTERS);
        }
        out.endArray();
    }

    /** A copy of them as texts. */
    List<String> texts() {
        List<String> texts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            texts.add(at(i));
        }
        return texts;
    }

    private String at(int i) {
        return new String(digests, i * CHARACTERS, CHARACTERS, StandardCharsets.US_ASCII);
    }

    /** Whether what was lifted out belongs before the digest at that position. */
    private boolean isBefore(int at) {
        int from = at * CHARACTERS;
        return Arrays.compare(swap, 0, CHARACTERS, digests, from, from + CHARACTERS) < 0;
    }

    /** Appends the digest of the argument that was written. Returns how long the text is that it is the digest of. */
    private int digest() {
        json.endArray();
        int length = (4 * json.length() + 2) / 3;
        if (text.length < length) {
            text = new byte[2 * length];
        }
        base64url(json.buffer(), json.length(), text, 0);
        sha256.update(text, 0, length);
        Sha256.into(hash, sha256);
        if (digests.length < (count + 1) * CHARACTERS) {
            digests = Arrays.copyOf(digests, 2 * digests.length);
        }
        base64url(hash, hash.length, digests, count * CHARACTERS);
        count++;
        return length;
    }

    /** Without padding. By hand, because the JDK's encoder takes whole arrays only. */
    private static void base64url(byte[] in, int length, byte[] out, int from) {
        int at = from;
        int i = 0;
        for (; i + 2 < length; i += 3) {
            int bits = (in[i] & 0xFF) << 16 | (in[i + 1] & 0xFF) << 8 | (in[i + 2] & 0xFF);
            out[at++] = BASE64URL[bits >> 18];
            out[at++] = BASE64URL[(bits >> 12) & 63];
            out[at++] = BASE64URL[(bits >> 6) & 63];
            out[at++] = BASE64URL[bits & 63];
        }
        if (i < length) {
            int bits = (in[i] & 0xFF) << 16 | (i + 1 < length ? (in[i + 1] & 0xFF) << 8 : 0);
            out[at++] = BASE64URL[bits >> 18];
            out[at++] = BASE64URL[(bits >> 12) & 63];
            if (i + 1 < length) {
                out[at] = BASE64URL[(bits >> 6) & 63];
            }
        }
    }
}
