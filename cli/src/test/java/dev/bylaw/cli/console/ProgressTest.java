// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressTest {

    @Test
    void a_line_says_how_much_of_how_much() {
        assertThat(Progress.line("verifying", 50, 200))
                .isEqualTo("verifying [#######                       ] 50 of 200");
        assertThat(Progress.line("verifying", 0, 0)).endsWith("0 of 0");
        assertThat(Progress.line("verifying", 7, 5)).endsWith("7 of 7");
    }

    @Test
    void nobody_watching_nothing_is_drawn() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);

        try (Progress progress = new Progress(Console.plain(stream, stream), "verifying", 10)) {
            for (int i = 0; i < 10; i++) {
                progress.done(i);
            }
        }

        assertThat(err.size()).isZero();
    }
}
