// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.annotations.Bylaw;
import dev.bylaw.engine.app.Idles;
import dev.bylaw.engine.app.Pays;
import dev.bylaw.engine.app.StartsAnother;
import dev.bylaw.evidence.log.LogReader;
import dev.bylaw.fork.ForkedJvm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log of a JVM in which nothing is known to be governed is opened when there is something to record. */
class WaitingLogIT {

    @TempDir
    Path folder;

    private Workplace workplace;

    @BeforeEach
    void begin() throws IOException {
        workplace = Workplace.in(folder);
    }

    /** A JVM with the classes of the applications, and without the build's list of what is governed in them. */
    private ForkedJvm unlisted() throws Exception {
        Path classes = Files.createDirectories(folder.resolve("classes/dev/bylaw/engine/app"));
        Path built = Path.of(Pays.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .resolve("dev/bylaw/engine/app");
        try (DirectoryStream<Path> files = Files.newDirectoryStream(built)) {
            for (Path file : files) {
                Files.copy(file, classes.resolve(file.getFileName().toString()));
            }
        }
        Path annotations = Path.of(
                Bylaw.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        return workplace.jvm().classPath(folder.resolve("classes"), annotations);
    }

    private List<String> types() throws IOException {
        List<String> types = new ArrayList<>();
        try (LogReader reader = LogReader.open(folder.resolve("log"))) {
            while (reader.next()) {
                String record = new String(reader.record(), StandardCharsets.UTF_8);
                int name = record.indexOf("https://bylaw.dev/") + "https://bylaw.dev/".length();
                types.add(record.substring(name, record.indexOf('/', name)));
            }
        }
        return types;
    }

    @Test
    void a_jvm_that_governs_nothing_and_ends_at_once_leaves_no_record_and_no_key() throws Exception {
        ForkedJvm.Outcome outcome = unlisted().run(Idles.class);
        assertThat(outcome.out()).as(outcome.transcript()).containsExactly("idled");
        assertThat(folder.resolve("log/keys")).doesNotExist();
        assertThat(folder.resolve("log/wal")).doesNotExist();
    }

    @Test
    void one_that_goes_on_records_within_seconds_what_it_governs_and_by_which_policies() throws Exception {
        ForkedJvm.Outcome outcome =
                unlisted().run(Idles.class, folder.resolve("log/log/checkpoint").toString());
        assertThat(outcome.out()).as(outcome.transcript()).containsExactly("idled");
        assertThat(types()).containsExactly("policyChange", "coverage");
    }

    @Test
    void the_records_of_the_start_come_before_the_first_decision() throws Exception {
        ForkedJvm.Outcome outcome = unlisted().run(Pays.class, "10");
        assertThat(outcome.out()).as(outcome.transcript()).containsExactly("paid 10");
        assertThat(types()).startsWith("policyChange", "coverage", "decision").contains("execution");
    }

    @Test
    void while_it_waits_no_other_process_gets_the_log() throws Exception {
        Path other = folder.resolve("other.yaml");
        Files.writeString(other, "policies: policies\naudit: {dir: log}\n");
        ForkedJvm.Outcome outcome =
                unlisted().run(StartsAnother.class, ForkedJvm.bylawJar().toString(), other.toString());
        assertThat(outcome.transcript()).contains("cannot be locked");
    }

    @Test
    void a_log_that_turns_out_damaged_refuses_every_call_and_says_why() throws Exception {
        workplace.write("log/state/signed", "not what was written there\n");
        ForkedJvm.Outcome outcome = unlisted().run(Pays.class, "10");
        assertThat(outcome.exitCode()).as(outcome.transcript()).isZero();
        assertThat(outcome.out()).singleElement().asString().startsWith("Refused");
        assertThat(outcome.err().toString()).contains("state/signed is damaged");
    }

    @Test
    void a_log_that_is_damaged_refuses_the_start_where_something_is_known_to_be_governed() throws Exception {
        workplace.write("log/state/signed", "not what was written there\n");
        ForkedJvm.Outcome outcome = workplace.jvm().run(Pays.class, "10");
        assertThat(outcome.exitCode()).as(outcome.transcript()).isEqualTo(78);
        assertThat(outcome.err().toString()).contains("state/signed is damaged");
    }
}
