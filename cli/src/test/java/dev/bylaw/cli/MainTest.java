// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.cli;

import static dev.bylaw.cli.Ran.bylaw;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.cli.console.Console;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MainTest {

    @Test
    void version_names_itself_and_its_java() {
        assertThat(bylaw("version").out())
                .matches("bylaw \\d+\\.\\d+\\.\\d+\\S* \\(Java "
                        + Runtime.version().feature() + "\\S*\\)\n");
        assertThat(bylaw("version", "--json").out())
                .startsWith("{\"version\":\"")
                .endsWith("\"}\n");
    }

    @Test
    void help_is_an_answer() {
        Ran ran = bylaw("--help");

        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).startsWith("Usage: bylaw").contains("Exit codes: 0 yes; 1 no");
        assertThat(ran.err()).isEmpty();
    }

    @Test
    void every_command_can_be_asked_for_help_in_two_ways() {
        assertThat(bylaw("help", "log", "show").out())
                .startsWith("Usage: bylaw log show")
                .isEqualTo(bylaw("log", "show", "--help").out());
    }

    @Test
    void a_missing_command_lists_those_there_are() {
        Ran ran = bylaw("log");

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err())
                .startsWith("bylaw log: a command is missing; one of: ")
                .contains("show");
    }

    @Test
    void a_mistyped_command_is_corrected() {
        Ran ran = bylaw("log", "shwo", "x");

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains("'shwo'").contains("Did you mean show").contains("Try 'bylaw log --help'.");
    }

    @Test
    void an_unknown_option_is_corrected() {
        Ran ran = bylaw("log", "show", "--jsn", "x");

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).isEqualTo("""
                        bylaw log show: unknown option: '--jsn'. Did you mean --json?
                        Try 'bylaw log show --help'.
                        """);
    }

    @Test
    void a_missing_argument_is_named() {
        Ran ran = bylaw("log", "show");

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).startsWith("bylaw log show: missing required parameter: 'DIR'");
    }

    @Test
    void a_hostile_argument_cannot_steer_the_terminal() {
        assertThat(bylaw("log", "show", "\u001b[2J").err())
                .contains("\\u{1b}[2J")
                .doesNotContain("\u001b");
    }

    @Test
    void an_answer_that_nobody_can_read_is_no_success() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("no space left");
            }
        };
        ByteArrayOutputStream err = new ByteArrayOutputStream();

        int exit = Main.run(
                new String[] {"version"},
                Console.plain(
                        new PrintStream(full, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8)));

        assertThat(exit).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("standard output cannot be written");
    }
}
