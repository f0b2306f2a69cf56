// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.cli.log;

import static dev.bylaw.cli.Ran.bylaw;
import static dev.bylaw.cli.log.SampleLog.DELETE;
import static dev.bylaw.cli.log.SampleLog.EXPORT;
import static dev.bylaw.cli.log.SampleLog.REFUND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.cli.Ran;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogQueryTest {

    private static final Pattern ID = Pattern.compile("\"id\":\"(\\w+)\"");

    @TempDir
    static Path folder;

    @BeforeAll
    static void write() throws Exception {
        SampleLog.write(folder);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "--action,    refund_order,                 A",
                "--action,    'Action::\"refund_order\"',   A",
                "--principal, 'User::\"maya\"',             A B",
                "--principal, maya,                         A B",
                "--principal, support,                      A B",
                "--principal, lena,                         C",
                "--principal, may,                          ''",
                "--resource,  'Order::\"o-17\"',            A",
                "--resource,  c-1,                          B",
                "--decision,  deny,                         B",
                "--decision,  allow,                        A C",
                "--outcome,   completed,                    A",
                "--outcome,   none,                         B C",
                "--rule,      bookkeeping,                  C",
                "--session,   s-1,                          A B C",
                "--since,     2026-11-02,                   C",
                "--since,     2026-11-01T10:00:00Z,         B C",
                "--until,     2026-11-01T10:00:00Z,         A",
            })
    void each_option_narrows(String option, String value, String found) {
        assertThat(ids(option, value))
                .isEqualTo(Arrays.stream(found.split(" "))
                        .filter(letter -> !letter.isEmpty())
                        .map(letter -> "01J0000000000000000000000" + letter)
                        .toList());
    }

    @Test
    void all_options_that_are_given_must_hold() {
        assertThat(ids("--principal", "maya", "--decision", "allow")).containsExactly(REFUND);
        assertThat(ids("--principal", "lena", "--decision", "deny")).isEmpty();
    }

    @Test
    void a_time_can_be_said_as_how_long_ago() throws Exception {
        Instant now = Instant.now();
        try (SampleLog log = new SampleLog(folder.resolve("recent"))) {
            log.append(at(REFUND, now.minus(Duration.ofDays(8))));
            log.append(at(DELETE, now.minus(Duration.ofHours(30))));
            log.append(at(EXPORT, now));
        }

        assertThat(idsIn(folder.resolve("recent"), "--since", "7d")).containsExactly(DELETE, EXPORT);
        assertThat(idsIn(folder.resolve("recent"), "--since", "24h")).containsExactly(EXPORT);
        assertThat(idsIn(folder.resolve("recent"), "--until", "60m")).containsExactly(REFUND, DELETE);
    }

    @Test
    void nothing_found_is_an_answer() {
        Ran ran = bylaw("log", "query", folder, "--action", "launch", "--json");

        assertThat(ran).isEqualTo(new Ran(0, "", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"yesterday", "7", "7w", "2026-13-01", "2026-11-01T25:00:00Z", "99999999999999999999d", "", "T"})
    void a_time_that_is_none_is_refused_with_the_forms_there_are(String time) {
        Ran ran = bylaw("log", "query", folder, "--since", time);

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains("--since '" + time + "' is no time. Write 2026-11-01, ");
    }

    @Test
    void a_decision_that_there_is_not_is_refused() {
        Ran ran = bylaw("log", "query", folder, "--decision", "denied");

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).contains("'denied' is none of allow, deny, escalate");
    }

    private static dev.bylaw.evidence.statement.Decision at(String id, Instant time) {
        return new SampleLog.Call(id, time.toString(), "a", "R::\"r\"")
                .by("User::\"u\"")
                .allowedBy("p")
                .statement();
    }

    private List<String> ids(String... options) {
        return idsIn(folder, options);
    }

    private static List<String> idsIn(Path log, String... options) {
        Object[] arguments = new Object[options.length + 4];
        arguments[0] = "log";
        arguments[1] = "query";
        arguments[2] = log;
        arguments[3] = "--json";
        System.arraycopy(options, 0, arguments, 4, options.length);
        Ran ran = bylaw(arguments);
        assertThat(ran.exit()).as(ran.err()).isZero();
        return ID.matcher(ran.out()).results().map(match -> match.group(1)).toList();
    }
}
