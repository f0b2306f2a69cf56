// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.note;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoteTest {

    /** The key and the note that golang.org/x/mod/sumdb/note documents. */
    private static final String PETER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    private static final String KNOWN_NOTE = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.

            \u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
            """;

    private static final byte[] ROOT = new byte[32];
    private static final SigningKey LOG = SigningKey.generate("example.com/orders", KeyType.NOTE);
    private static final SigningKey WITNESS = SigningKey.generate("w.example/one", KeyType.COSIGNATURE);
    private static final SigningKey OTHER = SigningKey.generate("w.example/two", KeyType.COSIGNATURE);
    private static final Checkpoint HEAD = new Checkpoint("example.com/orders", 7, ROOT);

    @Test
    void the_known_note_verifies_under_its_known_key() throws Exception {
        Note note = Note.parse(KNOWN_NOTE.getBytes(UTF_8));
        VerificationKey key = VerificationKey.parse(PETER);
        assertThat(note.verifiedBy(List.of(key))).containsExactly(key);
        assertThat(note.toBytes()).isEqualTo(KNOWN_NOTE.getBytes(UTF_8));
    }

    @Test
    void no_byte_of_the_known_note_can_change() throws Exception {
        VerificationKey key = VerificationKey.parse(PETER);
        byte[] bytes = KNOWN_NOTE.getBytes(UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] ^= 1;
            assertThat(verifies(bytes, key)).as("byte %d", i).isFalse();
            bytes[i] ^= 1;
        }
        assertThat(verifies(bytes, key)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a3+Apc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a3",
                "++",
                ""
            })
    void a_verification_key_that_is_not_quite_one_is_refused(String vkey) {
        assertThatThrownBy(() -> VerificationKey.parse(vkey)).isInstanceOf(FormatException.class);
    }

    @Test
    void a_key_survives_its_file() throws Exception {
        for (KeyType type : KeyType.values()) {
            SigningKey key = SigningKey.generate("a", type);
            SigningKey read = SigningKey.fromPem("a", type, key.toPem());
            assertThat(read.verificationKey()).hasToString(key.verificationKey().toString());
            Note note = new Note("text\n", List.of(read.sign("text\n", 5)));
            assertThat(note.verifiedBy(List.of(key.verificationKey()))).hasSize(1);
        }
    }

    @Test
    void a_file_with_the_public_key_of_another_is_refused() {
        String mixed = LOG.toPem().substring(0, LOG.toPem().indexOf("-----BEGIN PUBLIC"))
                + OTHER.toPem().substring(OTHER.toPem().indexOf("-----BEGIN PUBLIC"));
        assertThatThrownBy(() -> SigningKey.fromPem("a", KeyType.NOTE, mixed)).hasMessageContaining("belong together");
    }

    @Test
    void a_checkpoint_is_accepted_from_a_log_of_its_name() throws Exception {
        var accepted = policy("quorum none").accept(signed(LOG));
        assertThat(accepted.checkpoint()).isEqualTo(HEAD);
        assertThat(accepted.signers()).extracting(VerificationKey::name).containsExactly("example.com/orders");
    }

    @Test
    void a_log_cannot_speak_under_another_name() {
        SigningKey impostor = SigningKey.generate("example.com/other", KeyType.NOTE);
        assertThatThrownBy(() -> TrustPolicy.parse("log " + impostor.verificationKey() + "\nquorum none\n")
                        .accept(signed(impostor)))
                .hasMessageContaining("not signed by a log of that name");
    }

    @Test
    void a_cosignature_alone_is_not_a_log() {
        assertThatThrownBy(() -> policy("quorum none").accept(signed(WITNESS)))
                .hasMessageContaining("not signed by a log");
    }

    @Test
    void a_quorum_asks_for_as_many_witnesses_as_it_says() throws Exception {
        String both = "group g 2 one two\nquorum g";
        assertThat(policy(both).accept(signed(LOG, WITNESS, OTHER)).signers()).hasSize(3);
        assertThatThrownBy(() -> policy(both).accept(signed(LOG, WITNESS)))
                .hasMessageContaining("quorum \"g\" is not met");
        assertThat(policy("group g any one two\nquorum g")
                        .accept(signed(LOG, OTHER))
                        .signers())
                .hasSize(2);
        assertThatThrownBy(() -> policy("group g all one two\nquorum g").accept(signed(LOG, OTHER)))
                .hasMessageContaining("not met");
    }

    @Test
    void one_witness_signing_twice_counts_once() {
        assertThatThrownBy(() -> policy("group g 2 one two\nquorum g").accept(signed(LOG, WITNESS, WITNESS)))
                .hasMessageContaining("not met");
    }

    @Test
    void a_broken_signature_of_a_known_key_spoils_the_note() {
        byte[] bytes = signed(LOG, WITNESS);
        String text = new String(bytes, UTF_8);
        String cosignature = text.substring(text.lastIndexOf(' ') + 1);
        String broken = text.replace(cosignature, (cosignature.startsWith("A") ? "B" : "A") + cosignature.substring(1));
        byte[] time = WITNESS.sign(HEAD.text(), 5).bytes().clone();
        time[7] ^= 1; // the time is signed as well
        var wrongTime = new Note(
                HEAD.text(),
                List.of(
                        LOG.sign(HEAD.text(), 0),
                        new Note.Signature(
                                "w.example/one", WITNESS.verificationKey().id(), time)));
        assertThatThrownBy(() -> policy("quorum none").accept(wrongTime.toBytes()))
                .hasMessageContaining("does not verify");
        assertThat(broken).isNotEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "quorum one",
                "group g 3 one two\nquorum g",
                "group g 0 one\nquorum g",
                "group g 1 none\nquorum g",
                "group g 1 one one\nquorum g",
                "group one 1 two\nquorum one",
                "quorum none\nquorum none",
                "quarum none",
                "group g +1 one\nquorum g",
                "group g 1 h\ngroup h 1 one\nquorum g",
                "log x\nquorum none"
            })
    void a_policy_that_is_not_quite_one_is_refused(String rest) {
        assertThatThrownBy(() -> policy(rest.equals("quorum one") ? "quorum three" : rest))
                .isInstanceOf(FormatException.class);
    }

    @Test
    void one_key_under_two_names_is_refused() {
        assertThatThrownBy(() -> policy("witness three " + WITNESS.verificationKey() + "\nquorum none"))
                .hasMessageContaining("each key once");
    }

    @Test
    void a_proof_survives_its_file() throws Exception {
        TlogProof proof = new TlogProof(new byte[] {1, 2}, 5, List.of(ROOT, ROOT), signed(LOG));
        TlogProof read = TlogProof.parse(proof.toBytes());
        assertThat(read.toBytes()).isEqualTo(proof.toBytes());
        assertThat(read.index()).isEqualTo(5);
        assertThat(read.extra()).containsExactly(1, 2);
        assertThat(read.hashes()).hasSize(2);
        assertThat(read.checkpoint()).isEqualTo(proof.checkpoint());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "c2sp.org/tlog-proof@v2\nindex 1\n\n",
                "c2sp.org/tlog-proof@v1\nindex 01\n\n",
                "c2sp.org/tlog-proof@v1\n\n",
                "c2sp.org/tlog-proof@v1\nindex 1\nAAAA\n\n",
                "c2sp.org/tlog-proof@v1\nindex -1\n\n",
                "c2sp.org/tlog-proof@v1\nindex 1\n",
                ""
            })
    void a_proof_that_is_not_quite_one_is_refused(String text) {
        assertThatThrownBy(() -> TlogProof.parse(text.getBytes(UTF_8))).isInstanceOf(FormatException.class);
    }

    private static byte[] signed(SigningKey... keys) {
        return new Note(
                        HEAD.text(),
                        java.util.Arrays.stream(keys)
                                .map(k -> k.sign(HEAD.text(), 5))
                                .toList())
                .toBytes();
    }

    private static TrustPolicy policy(String rest) throws FormatException {
        return TrustPolicy.parse(
                "# whom we trust\nlog " + LOG.verificationKey() + " https://example.com/log\n\nwitness one "
                        + WITNESS.verificationKey() + "\nwitness two " + OTHER.verificationKey() + "\n" + rest + "\n");
    }

    private static boolean verifies(byte[] bytes, VerificationKey key) {
        try {
            return !Note.parse(bytes).verifiedBy(List.of(key)).isEmpty();
        } catch (FormatException e) {
            return false;
        }
    }
}
