// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.evidence.note.KeyType;
import dev.bylaw.evidence.note.Note;
import dev.bylaw.evidence.note.SigningKey;
import dev.bylaw.evidence.note.TlogProof;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Receipts and envelopes, checked by programs that were never made for us. Each is skipped where its program is missing. */
class StrangersTest {

    private static final String ORIGIN = "example.com/orders";

    @TempDir
    Path folder;

    private Receipt receipt;
    private SigningKey key;
    private Path publicPem;

    @BeforeEach
    void write() throws Exception {
        LogFixture.write(folder, 300);
        receipt = Receipt.of(folder, 41);
        String pem = Files.readString(folder.resolve("keys/log.pem"));
        key = SigningKey.fromPem(ORIGIN, KeyType.NOTE, pem);
        publicPem = Files.writeString(folder.resolve("log.pub.pem"), pem.substring(pem.indexOf("-----BEGIN PUBLIC")));
    }

    @Test
    void openssl_verifies_the_head_that_a_receipt_ends_with() throws Exception {
        Note head = Note.parse(TlogProof.parse(receipt.toBytes()).checkpoint());
        Path text = Files.writeString(folder.resolve("head"), head.text());
        Path signature =
                Files.write(folder.resolve("head.sig"), head.signatures().get(0).bytes());
        assertThat(openssl(text, signature)).isTrue();
        Files.writeString(text, head.text().replace("300", "299"));
        assertThat(openssl(text, signature)).isFalse();
    }

    @Test
    void openssl_verifies_an_envelope_over_its_encoding() throws Exception {
        DsseEnvelope envelope = DsseEnvelope.sign(receipt.record(), key);
        String json = new String(envelope.toBytes(), UTF_8);
        String base64 =
                json.substring(json.indexOf("\"sig\":\"") + 7, json.indexOf('"', json.indexOf("\"sig\":\"") + 7));
        Path signature = Files.write(folder.resolve("sig"), Base64.getDecoder().decode(base64));
        String encoding = "DSSEv1 28 application/vnd.in-toto+json " + receipt.record().length + " ";
        Path signed = Files.writeString(folder.resolve("pae"), encoding);
        Files.write(signed, receipt.record(), java.nio.file.StandardOpenOption.APPEND);
        assertThat(openssl(signed, signature)).isTrue();
        Files.writeString(signed, " ", java.nio.file.StandardOpenOption.APPEND);
        assertThat(openssl(signed, signature)).isFalse();
    }

    private boolean openssl(Path message, Path signature) throws Exception {
        return Program.named("openssl")
                        .run(
                                "pkeyutl",
                                "-verify",
                                "-pubin",
                                "-inkey",
                                publicPem,
                                "-rawin",
                                "-in",
                                message,
                                "-sigfile",
                                signature)
                        .exit()
                == 0;
    }

    @Test
    void spicy_verifies_a_receipt() throws Exception {
        Program spicy = Program.named("spicy-litetlog");
        Path record = Files.write(folder.resolve("R.json"), receipt.record());
        String proof = new String(receipt.proofOnly(), UTF_8);
        Files.writeString(folder.resolve("R.json.spicy"), proof.substring(proof.indexOf('\n') + 1));
        String vkey = key.verificationKey().toString();
        assertThat(spicy.run("-verify", vkey, record))
                .satisfies(ran -> assertThat(ran.exit()).as(ran.text()).isZero());
        byte[] changed = Arrays.copyOf(receipt.record(), receipt.record().length);
        changed[200] ^= 1;
        Files.write(record, changed);
        assertThat(spicy.run("-verify", vkey, record).exit()).isNotZero();
    }

    @Test
    void cosign_verifies_an_envelope() throws Exception {
        Program cosign = Program.named("cosign");
        Path record = Files.write(folder.resolve("R.json"), receipt.record());
        Path envelope = Files.write(
                folder.resolve("R.dsse.json"),
                DsseEnvelope.sign(receipt.record(), key).toBytes());
        Program.Ran ran = cosign(cosign, envelope, record);
        assertThat(ran.exit()).as(ran.text()).isZero();
        String json = Files.readString(envelope);
        String payload = json.substring(json.indexOf("\"payload\":\"") + 11);
        Files.writeString(
                envelope,
                json.replace(payload.substring(0, 8), Base64.getEncoder().encodeToString("{\"_tzp".getBytes(UTF_8))));
        assertThat(cosign(cosign, envelope, record).exit()).isNotZero();
    }

    private Program.Ran cosign(Program cosign, Path envelope, Path record) throws Exception {
        String type = receipt.record().length > 0 && new String(receipt.record(), UTF_8).contains("execution/v0.1")
                ? "https://bylaw.dev/execution/v0.1"
                : "https://bylaw.dev/decision/v0.1";
        return cosign.run(
                "verify-blob-attestation",
                "--key",
                publicPem,
                "--insecure-ignore-tlog",
                "--check-claims=false",
                "--type",
                type,
                "--signature",
                envelope,
                record);
    }
}
