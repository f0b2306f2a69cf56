// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.bylaw.evidence.log.LogSettings;
import dev.bylaw.evidence.log.RecordLog;
import dev.bylaw.evidence.log.TransparencyLog;
import dev.bylaw.evidence.statement.Decision;
import dev.bylaw.evidence.statement.Durability;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands with which docs/evidence.md verifies a receipt, run as they stand there, on a good receipt and a changed one. */
class EvidenceCommandsTest {

    private static final String ID = "01J0000000000000000000000B";
    private static final Pattern FENCE = Pattern.compile("(?m)^```(sh|python)\\n(.*?)^```$", Pattern.DOTALL);
    private static final Path AGENT = Markdown.ROOT.resolve("agent/target/bylaw.jar");
    private static final Path VERIFIER = Markdown.ROOT.resolve("verifier/target/bylaw-verifier.jar");
    /** So that a changed file is not made anew. */
    private static final String WITHOUT_OPERATOR = "bylaw() { :; }\n";

    @TempDir
    Path folder;

    private List<String> blocks;
    private String said = "";

    @BeforeEach
    void handOver() throws Exception {
        assumeTrue(Files.exists(AGENT) && Files.exists(VERIFIER), "bylaw.jar and bylaw-verifier.jar are not built");
        String text = Files.readString(Markdown.ROOT.resolve("docs/evidence.md"));
        int start = text.indexOf("## Verify a receipt with four programs");
        Matcher fence = FENCE.matcher(text.substring(start, text.indexOf("\n## ", start + 3)));
        blocks = new ArrayList<>();
        while (fence.find()) {
            blocks.add(fence.group(1).equals("sh") ? fence.group(2) : "python3 - <<'END'\n" + fence.group(2) + "END\n");
        }
        assertThat(blocks).hasSize(6);
        Files.copy(VERIFIER, folder.resolve("bylaw-verifier.jar"));
        write(folder.resolve("bylaw-log"));
        assertThat(bash(operator(), blocks.get(0))).as(said).isZero();
    }

    @Test
    void our_own_verifier() throws Exception {
        assertThat(bash(blocks.get(1))).as(said).isZero();
        changeReceipt();
        assertThat(bash(blocks.get(1))).isEqualTo(1);
    }

    @Test
    void openssl_and_python() throws Exception {
        need("openssl", "python3");
        assertThat(bash(blocks.get(2), blocks.get(3))).as(said).isZero();
        changeReceipt();
        assertThat(bash(blocks.get(2))).as("the head is as it was").isZero();
        assertThat(bash(blocks.get(3))).isNotZero();
    }

    @Test
    void openssl_refuses_a_changed_head() throws Exception {
        need("openssl");
        Path receipt = folder.resolve("refusal.receipt");
        Files.writeString(receipt, Files.readString(receipt).replace("\nexample.com/shop\n", "\nexample.com/sh0p\n"));
        assertThat(bash(blocks.get(2))).isNotZero();
    }

    @Test
    void spicy() throws Exception {
        need("spicy-litetlog");
        assertThat(bash(operator(), blocks.get(4))).as(said).isZero();
        change("R.json", "delete", "create");
        assertThat(bash(WITHOUT_OPERATOR, blocks.get(4))).isNotZero();
    }

    @Test
    void cosign() throws Exception {
        need("openssl", "cosign");
        assertThat(bash(
                        operator(),
                        blocks.get(2),
                        "bylaw log receipt bylaw-log $ID --split -o R.json\n",
                        blocks.get(5)))
                .isZero();
        change("R.dsse.json", "\"payload\":\"eyJf", "\"payload\":\"eyJg");
        assertThat(bash(WITHOUT_OPERATOR, blocks.get(5))).isNotZero();
    }

    private static void write(Path log) throws Exception {
        try (RecordLog open = TransparencyLog.open(new LogSettings(log, "example.com/shop", "till-1", "0.1.0"))) {
            for (String id : List.of("01J0000000000000000000000A", ID, "01J0000000000000000000000C")) {
                open.append(
                        new Decision(
                                id,
                                1_793_525_400_000_000L,
                                new Decision.Verdict(
                                        Decision.Result.DENY,
                                        Decision.Result.DENY,
                                        Decision.Mode.ENFORCE,
                                        "policy",
                                        "no"),
                                new Decision.Site("com.example.Till", "run"),
                                new Decision.Action(
                                        "tool", "delete_customer", "Customer::\"c-1\"", List.of(), List.of()),
                                new Decision.Actor("Agent::\"support\"", "s-1", List.of()),
                                new Decision.PolicyUse("bylaw-policy", List.of(), List.of("no-deletes"), List.of()),
                                Durability.DURABLE,
                                null),
                        Durability.DURABLE);
            }
        }
    }

    /** Changes the record inside the receipt. */
    private void changeReceipt() throws Exception {
        Path receipt = folder.resolve("refusal.receipt");
        String text = Files.readString(receipt);
        int at = text.indexOf("extra ") + 100;
        Files.writeString(
                receipt, text.substring(0, at) + (text.charAt(at) == 'A' ? 'B' : 'A') + text.substring(at + 1));
    }

    private void change(String file, String from, String to) throws Exception {
        String text = Files.readString(folder.resolve(file));
        assertThat(text).contains(from);
        Files.writeString(folder.resolve(file), text.replaceFirst(Pattern.quote(from), to));
    }

    private static void need(String... programs) {
        for (String program : programs) {
            boolean there = Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                    .anyMatch(path -> Files.isExecutable(Path.of(path, program)));
            assumeTrue(there, program + " is not on the PATH");
        }
    }

    private static String operator() {
        return "bylaw() { java -jar '" + AGENT + "' \"$@\"; }\n";
    }

    /** Runs commands in the folder. Returns their exit code. */
    private int bash(String... commands) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("bash", "-euo", "pipefail", "-c", String.join("", commands))
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().put("ID", ID);
        String java = Path.of(System.getProperty("java.home"), "bin").toString();
        builder.environment().merge("PATH", java, (path, first) -> first + File.pathSeparator + path);
        Process process = builder.start();
        said = new String(process.getInputStream().readAllBytes(), UTF_8);
        return process.waitFor();
    }
}
