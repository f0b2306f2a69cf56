// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.cli.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.cli.console.Console;
import dev.bylaw.evidence.statement.Execution;
import dev.bylaw.evidence.statement.RecordRef;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class LogTailTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void records_are_shown_as_they_come() throws Exception {
        try (SampleLog log = new SampleLog(folder)) {
            RecordRef refund = log.append(SampleLog.refund().statement());
            int[] round = {0};
            tail(
                    () -> {
                        round[0]++;
                        append(log, round[0], refund);
                        return round[0] < 3;
                    },
                    "--json");
        }

        assertThat(lines())
                .satisfiesExactly(
                        first -> assertThat(first).contains(SampleLog.REFUND, "\"outcome\":\"none\""),
                        second -> assertThat(second).contains(SampleLog.DELETE, "\"decision\":\"deny\""),
                        third -> assertThat(third)
                                .startsWith("{\"record\":\"execution\"")
                                .contains(SampleLog.REFUND, "\"outcome\":\"completed\""));
    }

    @Test
    void only_the_last_decisions_are_shown_first() throws Exception {
        SampleLog.write(folder);

        tail(() -> false, "-n", "2");

        assertThat(lines())
                .hasSize(3)
                .satisfies(lines -> assertThat(lines.get(1)).contains("delete_customer"))
                .satisfies(lines -> assertThat(lines.get(2)).contains("export_ledger"));
    }

    private static void append(SampleLog log, int round, RecordRef refund) {
        try {
            if (round == 1) {
                log.append(SampleLog.delete().statement());
            } else if (round == 2) {
                log.append(Execution.ended(refund, Execution.Outcome.COMPLETED, 1, 2, null));
            }
        } catch (dev.bylaw.evidence.log.LogException e) {
            throw new AssertionError(e);
        }
    }

    private void tail(TailCommand.Pause pause, String... options) {
        Console console = Console.plain(
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(out, true, StandardCharsets.UTF_8));
        String[] arguments = java.util.Arrays.copyOf(options, options.length + 1);
        arguments[options.length] = folder.toString();
        assertThat(new CommandLine(new TailCommand(console, pause)).execute(arguments))
                .isZero();
    }

    private List<String> lines() {
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
