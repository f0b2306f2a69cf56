// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.threats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.evidence.note.KeyType;
import dev.bylaw.evidence.note.SigningKey;
import dev.bylaw.fork.ForkedJvm;
import dev.bylaw.threats.app.Early;
import dev.bylaw.threats.app.Ending;
import dev.bylaw.threats.app.Shows;
import dev.bylaw.threats.app.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** RCPT-2 and RCPT-3: what a stranger is shown. RCPT-1 is among the attacks of ATTACH, whose beans it uses. */
@ThreatTests
final class ThreatReceiptIT {

    private static final Pattern ID = Pattern.compile("\"id\":\"(\\w+)\"");

    @TempDir
    static Path folder;

    private static Threats ours;
    private static Threats theirs;
    private static Path first;
    private static Path second;

    @BeforeAll
    static void write() throws Exception {
        ours = Threats.in(Files.createDirectory(folder.resolve("ours")));
        theirs = Threats.in(Files.createDirectory(folder.resolve("theirs")));
        assertThat(ours.start(Early.class).exitCode()).isZero();
        assertThat(theirs.start(Early.class).exitCode()).isZero();
        List<String> ids =
                ours.bylaw("log", "query", ours.log().toString(), "--action", "open", "--json").out().stream()
                        .map(ID::matcher)
                        .filter(Matcher::find)
                        .map(found -> found.group(1))
                        .toList();
        first = receipt(ids.get(0));
        second = receipt(ids.get(1));
    }

    private static Path receipt(String id) throws Exception {
        Path file = folder.resolve(id + ".receipt");
        assertThat(ours.bylaw("log", "receipt", ours.log().toString(), id, "-o", file.toString())
                        .exitCode())
                .isZero();
        return file;
    }

    private static ForkedJvm.Outcome verified(Path receipt, Path trust) throws Exception {
        return ours.bylaw("receipt", "verify", receipt.toString(), "--policy", trust.toString());
    }

    private static Path trust() {
        return ours.log().resolve("trust.policy");
    }

    private static Path changed(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void rcpt_2_the_control_verifies() throws Exception {
        assertThat(verified(first, trust()).exitCode()).isZero();
    }

    @Test
    void rcpt_2_a_receipt_that_another_key_of_the_same_name_has_signed() throws Exception {
        assertThat(verified(first, theirs.log().resolve("trust.policy")).exitCode())
                .isEqualTo(1);
    }

    @Test
    void rcpt_2_a_proof_with_the_record_of_another_call() throws Exception {
        String transplanted = Files.readString(second).replaceFirst("(?m)^extra .*$", extra(first));
        assertThat(transplanted).isNotEqualTo(Files.readString(second));
        assertThat(verified(changed("transplanted", transplanted), trust()).exitCode())
                .isEqualTo(1);
    }

    private static String extra(Path receipt) throws IOException {
        return Files.readAllLines(receipt).stream()
                .filter(line -> line.startsWith("extra "))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void rcpt_2_a_signature_of_another_kind_or_of_nobody() throws Exception {
        List<String> lines = Files.readAllLines(first);
        String signature = lines.get(lines.size() - 1);
        String[] parts = signature.split(" ", 3);
        byte[] bytes = java.util.Base64.getDecoder().decode(parts[2]);
        bytes[0] ^= 1; // the first four bytes name the key and, through it, the algorithm
        String other =
                parts[0] + ' ' + parts[1] + ' ' + java.util.Base64.getEncoder().encodeToString(bytes);
        String text = Files.readString(first);
        assertThat(verified(changed("other-kind", text.replace(signature, other)), trust())
                        .exitCode())
                .isEqualTo(1);
        assertThat(verified(changed("unsigned", text.replace(signature + "\n", "")), trust())
                        .exitCode())
                .isEqualTo(1);
    }

    @Test
    @Shows(Verdict.EVIDENT)
    void rcpt_3_two_histories_have_two_heads_of_one_size_and_no_witness_signs_both() throws Exception {
        Path copy = folder.resolve("fork");
        copy(ours.log(), Files.createDirectory(copy).resolve("log"));
        Threats forked = Threats.in(copy);
        ours.start(Ending.class, "shown to one");
        forked.start(Ending.class, "shown to the other");
        List<String> one = Files.readAllLines(ours.log().resolve("log/checkpoint"));
        List<String> other = Files.readAllLines(copy.resolve("log/log/checkpoint"));
        assertThat(one.get(0)).isEqualTo(other.get(0));
        assertThat(one.get(1)).as("the size").isEqualTo(other.get(1));
        assertThat(one.get(2)).as("the root").isNotEqualTo(other.get(2));
        String witness = SigningKey.generate("w.example/one", KeyType.COSIGNATURE)
                .verificationKey()
                .toString();
        String log = Files.readAllLines(trust()).stream()
                .filter(line -> line.startsWith("log "))
                .findFirst()
                .orElseThrow();
        Path demanding = changed("demanding.policy", log + "\nwitness one " + witness + "\nquorum one\n");
        assertThat(verified(first, demanding).exitCode())
                .as("who wants a witness takes neither")
                .isEqualTo(1);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }
}
