// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.evidence.log.LogSettings;
import dev.bylaw.evidence.log.RecordLog;
import dev.bylaw.evidence.log.TransparencyLog;
import dev.bylaw.evidence.statement.Durability;
import dev.bylaw.evidence.statement.PolicyChange;
import dev.bylaw.evidence.verify.Receipt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar as it is handed out, in a JVM of its own with nothing else on its class path. */
class VerifierIT {

    private static final Path JAR = Path.of(System.getProperty("bylaw.verifier"));

    @TempDir
    Path folder;

    private Path log;
    private Path trust;
    private Path receipt;

    private record Ran(int exit, String out, String err) {}

    @BeforeEach
    void write() throws IOException {
        log = folder.resolve("log-of-orders");
        try (RecordLog open = TransparencyLog.open(new LogSettings(log, "example.com/orders", "orders-1", "0.1.0"))) {
            for (int i = 0; i < 300; i++) {
                open.append(
                        new PolicyChange(List.of(), List.of(), "\u001b[31mreload " + i, true, null, i),
                        Durability.ASYNC);
            }
        }
        trust = log.resolve("trust.policy");
        receipt = Files.write(folder.resolve("r"), Receipt.of(log, 17).toBytes());
    }

    @Test
    void a_receipt_verifies_and_is_shown() throws Exception {
        Ran ran = run("receipt", receipt, "--policy", trust);
        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.out())
                .startsWith("verified: record 17 of example.com/orders, under its head of 300 records\n"
                        + "signed by: example.com/orders\n{\"_type\":")
                .contains("reload 17")
                .doesNotContain("\u001b");
    }

    @Test
    void a_record_and_its_proof_verify_apart() throws Exception {
        Receipt whole = Receipt.of(log, 299);
        Path record = Files.write(folder.resolve("R.json"), whole.record());
        Path proof = Files.write(folder.resolve("R.json.tlog-proof"), whole.proofOnly());
        assertThat(run("receipt", proof, "--record", record, "--policy", trust).exit())
                .isZero();
        Files.writeString(record, Files.readString(record).replace("reload 299", "reload 298"));
        assertThat(run("receipt", proof, "--record", record, "--policy", trust).exit())
                .isEqualTo(1);
    }

    @Test
    void a_changed_receipt_does_not_verify() throws Exception {
        byte[] bytes = Files.readAllBytes(receipt);
        bytes[60] ^= 1;
        Ran ran = run("receipt", Files.write(receipt, bytes), "--policy", trust);
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out()).startsWith("does not verify: ");
    }

    @Test
    void a_log_verifies_and_a_changed_one_names_the_file() throws Exception {
        Ran good = run("log", log, "--policy", trust);
        assertThat(good.exit()).as(good.out() + good.err()).isZero();
        assertThat(good.out()).startsWith("verified: 300 records of example.com/orders, ");
        Path tile = log.resolve("log/tile/0/000");
        byte[] bytes = Files.readAllBytes(tile);
        bytes[5] ^= 1;
        Files.write(tile, bytes);
        Ran bad = run("log", log, "--policy", trust);
        assertThat(bad.exit()).isEqualTo(1);
        assertThat(bad.out()).startsWith("log/tile/0/000: ");
    }

    @Test
    void whoever_asks_in_a_wrong_way_is_told() throws Exception {
        assertThat(run("receipt", receipt).exit()).isEqualTo(2);
        assertThat(run("recipe", receipt, "--policy", trust).err()).startsWith("usage: ");
        assertThat(run("receipt", folder.resolve("none"), "--policy", trust).exit())
                .isEqualTo(2);
        Path broken = Files.writeString(folder.resolve("p"), "log me\n");
        Ran unusable = run("receipt", receipt, "--policy", broken);
        assertThat(unusable.exit()).isEqualTo(78);
        assertThat(unusable.err()).startsWith(broken + ": error: line 1: ");
    }

    @Test
    void the_jar_is_small_and_holds_nothing_that_writes_a_log() throws Exception {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            assertThat(jar.stream().map(Object::toString))
                    .filteredOn(name -> name.endsWith(".class"))
                    .allMatch(name -> name.matches(
                            "dev/bylaw/(verifier|evidence/(crypto|json|merkle|note|storage|tiles|verify))/[^/]+"));
        }
        assertThat(Files.size(JAR)).isLessThan(150_000);
    }

    private Ran run(Object... arguments) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", JAR.toString()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        int exit = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start()
                .waitFor();
        return new Ran(exit, Files.readString(out, UTF_8), Files.readString(err, UTF_8));
    }
}
