// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bylaw.evidence.note.Checkpoint;
import dev.bylaw.evidence.note.FormatException;
import dev.bylaw.evidence.note.TrustPolicy;
import dev.bylaw.evidence.note.VerificationKey;
import dev.bylaw.evidence.verify.Finding;
import dev.bylaw.evidence.verify.LogReport;
import dev.bylaw.evidence.verify.LogVerifier;
import dev.bylaw.evidence.verify.Receipt;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code java -jar bylaw-verifier.jar receipt FILE --policy TRUST} and {@code … log DIR --policy TRUST}. Keys come from TRUST
 * alone. Nothing is written and nobody is called.
 *
 * <p>The answer is ASCII: whatever else a record or a name holds is written as JSON escapes, so that it cannot steer a terminal.
 */
public final class Main {

    private static final int YES = 0;
    private static final int NO = 1;
    private static final int USAGE = 2;
    private static final int CONFIGURATION = 78;

    private static final String HELP = """
            usage: java -jar bylaw-verifier.jar receipt FILE --policy TRUST [--record R]
                   java -jar bylaw-verifier.jar log DIR --policy TRUST
            TRUST is a C2SP tlog-policy file that you got from elsewhere than what you verify.
            Exit codes: 0 verified, 1 does not verify, 2 wrong usage or a file cannot be read, 78 TRUST cannot be used.
            """;

    private final PrintStream out;
    private final PrintStream err;

    private Main(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Runs one command, and ends the process with its exit code. */
    public static void main(String[] arguments) {
        Main main = new Main(System.out, System.err);
        int exit = main.run(List.of(arguments));
        System.out.flush();
        System.exit(exit);
    }

    private int run(List<String> arguments) {
        List<String> rest = new ArrayList<>(arguments);
        String policy = option(rest, "--policy");
        String record = option(rest, "--record");
        if (rest.size() != 2
                || policy == null
                || (record != null && !rest.get(0).equals("receipt"))) {
            err.print(HELP);
            return USAGE;
        }
        try {
            TrustPolicy trusted = TrustPolicy.parse(Files.readString(Path.of(policy)));
            return switch (rest.get(0)) {
                case "receipt" -> receipt(Path.of(rest.get(1)), record, trusted);
                case "log" -> log(Path.of(rest.get(1)), trusted);
                default -> {
                    err.print(HELP);
                    yield USAGE;
                }
            };
        } catch (FormatException e) {
            err.println(ascii(policy + ": error: " + e.getMessage() + ". A trust policy is a C2SP tlog-policy."));
            return CONFIGURATION;
        } catch (IOException e) {
            err.println(ascii("cannot be read: " + e));
            return USAGE;
        }
    }

    private int receipt(Path file, String record, TrustPolicy trusted) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        byte[] apart = record == null ? null : Files.readAllBytes(Path.of(record));
        try {
            Receipt receipt = apart == null ? Receipt.parse(bytes) : Receipt.parse(apart, bytes);
            Receipt.Proven proven = receipt.verify(trusted);
            Checkpoint head = proven.head().checkpoint();
            say("verified: record " + proven.index() + " of " + head.origin() + ", under its head of " + head.size()
                    + " records");
            List<String> signers = new ArrayList<>();
            for (VerificationKey signer : proven.head().signers()) {
                signers.add(signer.name());
            }
            say("signed by: " + String.join(", ", signers));
            say(new String(proven.record(), UTF_8));
            return YES;
        } catch (FormatException e) {
            say("does not verify: " + file + ": " + e.getMessage());
            return NO;
        }
    }

    private int log(Path folder, TrustPolicy trusted) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException(folder + ": there is no such folder");
        }
        LogReport report = new LogVerifier(folder, trusted).verify();
        for (Finding finding : report.findings()) {
            say(finding.file() + ": " + finding.message());
        }
        for (Finding note : report.notes()) {
            say("note: " + note.file() + ": " + note.message());
        }
        if (!report.verified()) {
            say("does not verify: findings: " + report.findings().size());
            return NO;
        }
        say("verified: " + report.records() + " records of " + report.head().origin() + ", " + report.bytes()
                + " bytes");
        say("signed by: " + String.join(", ", report.signers()));
        return YES;
    }

    private void say(String line) {
        out.println(ascii(line));
    }

    /** Takes an option and its value out of the arguments. */
    private static String option(List<String> arguments, String name) {
        int at = arguments.indexOf(name);
        if (at < 0 || at + 1 == arguments.size()) {
            return null;
        }
        arguments.remove(at);
        return arguments.remove(at);
    }

    private static String ascii(String text) {
        StringBuilder ascii = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c < 0x7f) {
                ascii.append(c);
            } else {
                ascii.append("\\u").append(Integer.toHexString(0x10000 | c), 1, 5);
            }
        }
        return ascii.toString();
    }
}
