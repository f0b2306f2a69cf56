// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.verify;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bylaw.evidence.json.JsonException;
import dev.bylaw.evidence.json.JsonReader;
import dev.bylaw.evidence.json.JsonWriter;
import dev.bylaw.evidence.note.FormatException;
import dev.bylaw.evidence.note.SigningKey;
import dev.bylaw.evidence.note.VerificationKey;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * A record under a signature of its own, in the envelope that in-toto tools read (DSSE v1). The record's bytes are the
 * payload, so the log and the envelope prove the same bytes independently.
 *
 * <p>Immutable; any thread.
 */
public final class DsseEnvelope {

    /** The payload type of in-toto statements. */
    public static final String IN_TOTO = "application/vnd.in-toto+json";

    private final String payloadType;
    private final byte[] payload;
    private final List<Signed> signatures;

    @SuppressWarnings("ArrayRecordComponent") // private, compared nowhere
    private record Signed(String keyId, byte[] signature) {}

    private DsseEnvelope(String payloadType, byte[] payload, List<Signed> signatures) {
        this.payloadType = payloadType;
        this.payload = payload;
        this.signatures = signatures;
    }

    /** Signs a record. */
    public static DsseEnvelope sign(byte[] record, SigningKey key) {
        byte[] signature = key.signBytes(preAuthenticationEncoding(IN_TOTO, record));
        String keyId = key.verificationKey().name();
        return new DsseEnvelope(IN_TOTO, record.clone(), List.of(new Signed(keyId, signature)));
    }

    /** Reads an envelope. Verifies nothing. */
    public static DsseEnvelope parse(byte[] json) throws FormatException {
        try {
            Map<String, Object> envelope = JsonReader.parseObject(json);
            List<Signed> signatures = new ArrayList<>();
            if (envelope.get("signatures") instanceof List<?> list) {
                for (Object entry : list) {
                    if (entry instanceof Map<?, ?> signature) {
                        Object keyId = signature.get("keyid");
                        signatures.add(new Signed(keyId == null ? "" : keyId.toString(), bytes(signature.get("sig"))));
                    }
                }
            }
            if (envelope.get("payloadType") instanceof String type && !signatures.isEmpty()) {
                return new DsseEnvelope(type, bytes(envelope.get("payload")), signatures);
            }
        } catch (JsonException e) {
            throw new FormatException("the envelope is not JSON: " + e.getMessage());
        }
        throw new FormatException("the envelope has no payloadType or no signatures");
    }

    /** The envelope as JSON. */
    public byte[] toBytes() {
        JsonWriter json = new JsonWriter();
        json.beginObject().name("payload").string(base64(payload));
        json.name("payloadType").string(payloadType).name("signatures").beginArray();
        for (Signed signed : signatures) {
            json.beginObject().name("keyid").string(signed.keyId);
            json.name("sig").string(base64(signed.signature)).endObject();
        }
        return json.endArray().endObject().toByteArray();
    }

    /**
     * The payload, once one of these keys has signed it. Key ids in the envelope are hints and are ignored.
     *
     * @throws FormatException when none has
     */
    public byte[] verify(List<VerificationKey> keys) throws FormatException {
        byte[] message = preAuthenticationEncoding(payloadType, payload);
        for (Signed signed : signatures) {
            for (VerificationKey key : keys) {
                if (key.verifiesBytes(message, signed.signature)) {
                    return payload.clone();
                }
            }
        }
        throw new FormatException("none of the trusted keys has signed the envelope");
    }

    /** What is signed: {@code DSSEv1 <length> <type> <length> <payload>}. */
    static byte[] preAuthenticationEncoding(String payloadType, byte[] payload) {
        byte[] type = payloadType.getBytes(UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream(payload.length + 64);
        out.writeBytes(("DSSEv1 " + type.length + " ").getBytes(US_ASCII));
        out.writeBytes(type);
        out.writeBytes((" " + payload.length + " ").getBytes(US_ASCII));
        out.writeBytes(payload);
        return out.toByteArray();
    }

    private static byte[] bytes(Object base64) throws FormatException {
        try {
            if (base64 instanceof String text) {
                // DSSE allows both alphabets.
                return Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/'));
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new FormatException("the envelope's payload or signature is not base64");
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
