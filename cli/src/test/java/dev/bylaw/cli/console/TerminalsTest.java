// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.cli.console.Paint.Tone;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalsTest {

    @Test
    void a_terminal_gets_colours() {
        assertThat(Terminals.paint(true, Map.of("TERM", "xterm"))).isEqualTo(Paint.ANSI);
    }

    @Test
    void a_pipe_gets_none() {
        assertThat(Terminals.paint(false, Map.of("TERM", "xterm"))).isEqualTo(Paint.PLAIN);
    }

    @Test
    void a_pipe_gets_them_when_they_are_forced() {
        assertThat(Terminals.paint(false, Map.of("CLICOLOR_FORCE", "1"))).isEqualTo(Paint.ANSI);
    }

    @Test
    void no_color_is_stronger_than_everything() {
        assertThat(Terminals.paint(true, Map.of("NO_COLOR", "1", "CLICOLOR_FORCE", "1")))
                .isEqualTo(Paint.PLAIN);
    }

    @Test
    void an_empty_no_color_says_nothing() {
        assertThat(Terminals.paint(true, Map.of("NO_COLOR", ""))).isEqualTo(Paint.ANSI);
    }

    @Test
    void a_dumb_terminal_gets_none() {
        assertThat(Terminals.paint(true, Map.of("TERM", "dumb"))).isEqualTo(Paint.PLAIN);
    }

    @Test
    void colours_surround_and_end() {
        assertThat(Paint.ANSI.tone(Tone.BAD, "no")).isEqualTo("\u001b[31mno\u001b[0m");
        assertThat(Paint.PLAIN.tone(Tone.BAD, "no")).isEqualTo("no");
    }
}
