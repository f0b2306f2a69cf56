// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.evidence.log.KeyRotation;
import dev.bylaw.evidence.note.KeyType;
import dev.bylaw.evidence.note.SigningKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What we publish, checked by a program that shares nothing with us. Skipped where {@link GoVerify} cannot be built. */
class GoVerifyTest {

    @TempDir
    static Path tools;

    @TempDir
    Path folder;

    private static Program goverify;

    @BeforeAll
    static void build() throws Exception {
        goverify = GoVerify.build(tools);
    }

    @Test
    void logs_of_random_sizes_verify_and_grow() throws Exception {
        Random random = new Random(256);
        Path old = folder.resolve("old");
        int size = 0;
        for (int round = 0; round < 6; round++) {
            int more = round == 3 ? 66_000 : random.nextInt(700);
            LogFixture.write(folder, more + more % 2); // pairs, so that no decision is left without its outcome
            size += more + more % 2;
            Program.Ran log = goverify("log", "-policy", trust(), "-dir", log());
            assertThat(log.text()).contains("ok log size=" + size + " ");
            if (round > 0) {
                assertThat(goverify("grow", "-policy", trust(), "-old", old.toString(), "-dir", log())
                                .text())
                        .contains("ok grow");
            }
            Files.copy(folder.resolve("log/checkpoint"), old, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Test
    void receipts_verify_as_proofs() throws Exception {
        LogFixture.write(folder, 1_000);
        for (long index : new long[] {0, 255, 256, 511, 767, 768, 999}) {
            Receipt receipt = Receipt.of(folder, index);
            Path leaf = Files.write(folder.resolve("r.json"), receipt.record());
            Path proof = Files.write(folder.resolve("r.proof"), receipt.proofOnly());
            Path whole = Files.write(folder.resolve("r.receipt"), receipt.toBytes());
            for (Path file : List.of(proof, whole)) {
                assertThat(goverify("proof", "-policy", trust(), "-leaf", leaf.toString(), file.toString())
                                .text())
                        .contains("ok proof index=" + index);
            }
            Files.writeString(leaf, Files.readString(leaf).replace("orders-1", "orders-2"));
            assertThat(goverify("proof", "-policy", trust(), "-leaf", leaf.toString(), proof.toString())
                            .exit())
                    .isEqualTo(1);
        }
    }

    @Test
    void a_log_that_has_changed_its_key_verifies_and_so_do_receipts_from_before_and_after() throws Exception {
        LogFixture.write(folder, 300);
        Receipt before = Receipt.of(folder, 7);
        Path old = Files.copy(folder.resolve("log/checkpoint"), folder.resolve("old"));
        new KeyRotation(folder).ask();
        LogFixture.write(folder, 20);
        LogFixture.write(folder, 20);
        assertThat(LogFixture.policy(folder).logs()).hasSize(2);

        assertThat(goverify("log", "-policy", trust(), "-dir", log()).text()).contains("ok log size=341 ");
        assertThat(goverify("grow", "-policy", trust(), "-old", old.toString(), "-dir", log())
                        .text())
                .contains("ok grow");
        for (Receipt receipt : List.of(before, Receipt.of(folder, 340))) {
            Path leaf = Files.write(folder.resolve("r.json"), receipt.record());
            Path proof = Files.write(folder.resolve("r.proof"), receipt.proofOnly());
            assertThat(goverify("proof", "-policy", trust(), "-leaf", leaf.toString(), proof.toString())
                            .text())
                    .contains("ok proof index=");
        }
    }

    @Test
    void envelopes_verify_as_dsse() throws Exception {
        SigningKey key = SigningKey.generate("example.com/orders", KeyType.NOTE);
        byte[] record = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
        String pem = key.toPem();
        Path open = Files.writeString(folder.resolve("pub.pem"), pem.substring(pem.indexOf("-----BEGIN PUBLIC")));
        Path envelope = Files.write(
                folder.resolve("e.json"), DsseEnvelope.sign(record, key).toBytes());
        Program.Ran result = goverify("dsse", "-key", open.toString(), envelope.toString());
        assertThat(result.exit()).isZero();
        assertThat(result.text()).isEqualTo("{\"a\":1}");
    }

    private String trust() {
        return folder.resolve("trust.policy").toString();
    }

    private String log() {
        return folder.resolve("log").toString();
    }

    private static Program.Ran goverify(Object... arguments) throws Exception {
        return goverify.run(arguments);
    }
}
