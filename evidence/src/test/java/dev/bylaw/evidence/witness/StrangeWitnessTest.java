// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.witness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.evidence.log.LogSettings;
import dev.bylaw.evidence.log.LogSettings.Witness;
import dev.bylaw.evidence.log.TransparencyLog;
import dev.bylaw.evidence.note.KeyType;
import dev.bylaw.evidence.note.SigningKey;
import dev.bylaw.evidence.note.VerificationKey;
import dev.bylaw.evidence.statement.Durability;
import dev.bylaw.evidence.statement.Samples;
import dev.bylaw.evidence.verify.GoVerify;
import dev.bylaw.evidence.verify.LogFixture;
import dev.bylaw.evidence.verify.LogVerifier;
import dev.bylaw.evidence.verify.Program;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Witnesses that others wrote cosign our heads, and refuse a fork. Each is skipped where its program is missing. */
class StrangeWitnessTest {

    @TempDir
    Path folder;

    @TempDir
    Path tools;

    private Process process;

    @AfterEach
    void end() throws Exception {
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void the_go_witness_signs_what_grows_and_refuses_a_fork() throws Exception {
        Program goverify = GoVerify.build(tools);
        Path log = folder.resolve("orders");
        LogFixture.write(log, 4);
        process = goverify.start(
                "witness",
                "-policy",
                Files.copy(log.resolve("trust.policy"), folder.resolve("handed-out")),
                "-name",
                "w.example/go",
                "-seed",
                "07".repeat(32),
                "-state",
                folder.resolve("witness-state"));
        BufferedReader said = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        String url = "http://" + said.readLine().substring("listening ".length());
        Witness go = new Witness("go", url, said.readLine().substring("vkey ".length()));

        try (WitnessServer ours = new WitnessServer("w.example/ours")) {
            Witness own = new Witness("ours", ours.url(), ours.vkey());
            witnessedGrowth(log, "example.com/orders", List.of(go, own));
            assertThat(goverify.run("log", "-policy", log.resolve("trust.policy"), "-dir", log.resolve("log"))
                            .text())
                    .contains("ok log", "w.example/go", "w.example/ours");
            aForkIsRefused(log, "example.com/orders", List.of(go, own));
        }
    }

    @Test
    void the_witness_of_sigsum_signs_what_grows_and_refuses_a_fork() throws Exception {
        Program sigsum = Program.named("sigsum-witness");
        Program keys = Program.named("sigsum-key");
        Path log = folder.resolve("orders");
        // It witnesses one log, whose name is the hash of its key: so the key comes first.
        SigningKey key = SigningKey.generate("x", KeyType.NOTE);
        byte[] raw = rawKey(key.verificationKey());
        String origin = "sigsum.org/v1/tree/"
                + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(raw));
        Files.createDirectories(log.resolve("keys"));
        Files.writeString(log.resolve("keys/log.pem"), key.toPem());
        Path logKey = Files.writeString(folder.resolve("log.pub"), openSsh(raw));
        Path witnessKey = folder.resolve("witness");
        assertThat(keys.run("generate", "-o", witnessKey).exit()).isZero();
        int port = freePort();
        process = sigsum.start(
                "-k",
                witnessKey,
                "--log-key=" + logKey,
                "--state-file=" + folder.resolve("witness-state"),
                "127.0.0.1:" + port);
        String[] fields = Files.readString(folder.resolve("witness.pub")).split(" ", -1);
        byte[] blob = Base64.getDecoder().decode(fields[1]);
        byte[] witnessRaw = Arrays.copyOfRange(blob, blob.length - 32, blob.length);
        String name = "sigsum.org/v1/witness/"
                + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(witnessRaw));
        Witness witness = new Witness("sigsum", "http://127.0.0.1:" + port, cosigningVkey(name, witnessRaw));
        witnessedGrowth(log, origin, List.of(witness));
        aForkIsRefused(log, origin, List.of(witness));
    }

    private void witnessedGrowth(Path log, String origin, List<Witness> witnesses) throws Exception {
        for (int run = 0; run < 3; run++) {
            CompletableFuture<String> failing = new CompletableFuture<>();
            try (TransparencyLog open = TransparencyLog.open(settings(log, origin, witnesses), hearing(failing))) {
                for (int i = 0; i < 2; i++) {
                    open.append(Samples.denied("01JD-" + run + "-" + i), Durability.WITNESSED);
                }
            }
            assertThat(failing.getNow(null)).isNull();
        }
        var report = new LogVerifier(log, LogFixture.policy(log)).verify();
        assertThat(report.findings()).isEmpty();
        assertThat(report.signers()).hasSize(1 + witnesses.size());
    }

    private void aForkIsRefused(Path log, String origin, List<Witness> witnesses) throws Exception {
        Path backup = folder.resolve("backup");
        copy(log, backup);
        try (TransparencyLog open = TransparencyLog.open(settings(log, origin, witnesses))) {
            open.append(Samples.denied("01JD-one-history"), Durability.WITNESSED);
        }
        CompletableFuture<String> failing = new CompletableFuture<>();
        try (TransparencyLog fork = TransparencyLog.open(settings(backup, origin, witnesses), hearing(failing))) {
            for (int i = 0; i < 3; i++) { // longer than the other history
                fork.append(Samples.denied("01JD-other-history-" + i), Durability.DURABLE);
            }
            assertThat(failing.get(60, TimeUnit.SECONDS)).contains("does not extend the one that it has signed");
        }
        assertThat(new LogVerifier(backup, LogFixture.policy(backup)).verify().findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("quorum"));
    }

    private static WitnessListener hearing(CompletableFuture<String> failing) {
        return new WitnessListener() {
            @Override
            public void failing(String name, String problem) {
                failing.complete(problem);
            }

            @Override
            public void signing(String name) {
                // it never stopped
            }
        };
    }

    private static LogSettings settings(Path log, String origin, List<Witness> witnesses) {
        return new LogSettings(log, origin, "orders-1", "0.1.0", null, witnesses, witnesses.size());
    }

    private static byte[] rawKey(VerificationKey key) {
        byte[] encoded = key.publicKey().getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
    }

    /** A public key as OpenSSH writes it (RFC 8709). */
    private static String openSsh(byte[] raw) {
        byte[] prefix = HexFormat.of().parseHex("0000000b7373682d6564323535313900000020");
        byte[] blob = Arrays.copyOf(prefix, prefix.length + raw.length);
        System.arraycopy(raw, 0, blob, prefix.length, raw.length);
        return "ssh-ed25519 " + Base64.getEncoder().encodeToString(blob) + " log\n";
    }

    private static String cosigningVkey(String name, byte[] raw) throws Exception {
        byte[] typed = new byte[33];
        typed[0] = 4;
        System.arraycopy(raw, 0, typed, 1, raw.length);
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        sha256.update((name + "\n").getBytes(UTF_8));
        byte[] id = Arrays.copyOf(sha256.digest(typed), 4);
        return name + "+" + HexFormat.of().formatHex(id) + "+"
                + Base64.getEncoder().encodeToString(typed);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }
}
