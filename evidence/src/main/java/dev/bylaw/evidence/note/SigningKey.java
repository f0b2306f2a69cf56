// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * An Ed25519 key that signs notes under a name.
 *
 * <p>Immutable; any thread.
 */
public final class SigningKey {

    private static final String PRIVATE = "PRIVATE KEY";
    private static final String PUBLIC = "PUBLIC KEY";
    /** What stands before the seed: the sequence, version 0, the algorithm 1.3.101.112, and an octet string in another. */
    private static final byte[] PLAIN = HexFormat.of().parseHex("302e020100300506032b657004220420");

    private static final int SEED_BYTES = 32;
    private static final byte[] PROBE = "bylaw key check".getBytes(UTF_8);

    private final PrivateKey secret;
    private final VerificationKey verification;

    private SigningKey(PrivateKey secret, VerificationKey verification) {
        this.secret = secret;
        this.verification = verification;
    }

    /** A new key. */
    public static SigningKey generate(String name, KeyType type) {
        if (!VerificationKey.isName(name)) {
            throw new IllegalArgumentException("\"" + name + "\" cannot name a signer: no white space, no plus");
        }
        try {
            KeyPair pair = KeyPairGenerator.getInstance(Ed25519.ALGORITHM).generateKeyPair();
            return new SigningKey(pair.getPrivate(), VerificationKey.of(name, type, pair.getPublic()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no Ed25519: " + e, e);
        }
    }

    /**
     * Reads a key as {@link #toPem} writes it.
     *
     * @throws FormatException also when the private and the public key do not belong together
     */
    public static SigningKey fromPem(String name, KeyType type, String pem) throws FormatException {
        try {
            KeyFactory keys = KeyFactory.getInstance(Ed25519.ALGORITHM);
            PrivateKey secret = keys.generatePrivate(new PKCS8EncodedKeySpec(plain(block(pem, PRIVATE))));
            PublicKey open = keys.generatePublic(new X509EncodedKeySpec(block(pem, PUBLIC)));
            if (!belongTogether(secret, open)) {
                throw new FormatException("the private and the public key do not belong together");
            }
            return new SigningKey(secret, VerificationKey.of(name, type, open));
        } catch (GeneralSecurityException e) {
            throw new FormatException("not an Ed25519 key: " + e.getMessage());
        }
    }

    /**
     * Makes a key pair from the seed of the private key and compares: half the work of a signature, and a quarter of one that
     * is verified too. A JDK that made its pairs in another way would show another key, so that only equality counts at once.
     */
    private static boolean belongTogether(PrivateKey secret, PublicKey open) throws GeneralSecurityException {
        byte[] pkcs8 = secret.getEncoded();
        byte[] seed = Arrays.copyOfRange(pkcs8, pkcs8.length - SEED_BYTES, pkcs8.length);
        KeyPairGenerator pairs = KeyPairGenerator.getInstance(Ed25519.ALGORITHM);
        pairs.initialize(NamedParameterSpec.ED25519, new FixedSeed(seed));
        return Arrays.equals(pairs.generateKeyPair().getPublic().getEncoded(), open.getEncoded())
                || Ed25519.verifies(open, PROBE, Ed25519.sign(secret, PROBE));
    }

    /** JDKs differ in what else they read, and keep it; so a key has one form here, that of RFC 8410 without attributes. */
    private static byte[] plain(byte[] pkcs8) throws FormatException {
        int length = PLAIN.length + SEED_BYTES;
        if (pkcs8.length != length || Arrays.mismatch(pkcs8, PLAIN) != PLAIN.length) {
            throw new FormatException("not an Ed25519 key in PKCS#8 version 1 without attributes");
        }
        return pkcs8;
    }

    /** The private key as PKCS#8 and the public key as SubjectPublicKeyInfo, both in PEM. */
    public String toPem() {
        return block(PRIVATE, secret.getEncoded())
                + block(PUBLIC, verification.publicKey().getEncoded());
    }

    /** What verifies this key's signatures. */
    public VerificationKey verificationKey() {
        return verification;
    }

    /** Signs bytes as they are. */
    public byte[] signBytes(byte[] message) {
        return Ed25519.sign(secret, message);
    }

    /** Signs a note's text, at a time in seconds since 1970 where the key's type asks for one. */
    public Note.Signature sign(String text, long seconds) {
        byte[] bytes;
        if (verification.type() == KeyType.NOTE) {
            bytes = Ed25519.sign(secret, text.getBytes(UTF_8));
        } else {
            byte[] signature = Ed25519.sign(secret, VerificationKey.cosigned(text, seconds));
            bytes = ByteBuffer.allocate(Long.BYTES + signature.length)
                    .putLong(seconds)
                    .put(signature)
                    .array();
        }
        return new Note.Signature(verification.name(), verification.id(), bytes);
    }

    private static String block(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + label + "-----\n";
    }

    private static byte[] block(String pem, String label) throws FormatException {
        String begin = "-----BEGIN " + label + "-----";
        int start = pem.indexOf(begin);
        int end = pem.indexOf("-----END " + label + "-----");
        if (start < 0 || end < start) {
            throw new FormatException("there is no " + label + " in the PEM file");
        }
        try {
            return Base64.getMimeDecoder().decode(pem.substring(start + begin.length(), end));
        } catch (IllegalArgumentException e) {
            throw new FormatException("the " + label + " in the PEM file is not base64");
        }
    }
}
