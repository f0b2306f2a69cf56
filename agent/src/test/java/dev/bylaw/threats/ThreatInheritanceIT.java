// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.threats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.fork.ForkedJvm;
import dev.bylaw.threats.app.Attacks;
import dev.bylaw.threats.app.Shows;
import dev.bylaw.threats.app.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** INH: inheritance, overrides, and annotations that get lost. */
@ThreatTests(attacks = "InheritanceAttacks")
final class ThreatInheritanceIT {

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> attacks() throws Exception {
        return Threats.in(folder).run("InheritanceAttacks").attacks();
    }

    /** As after a shrinker, or with another jar's class of the same name before the right one. */
    private Path stripped() throws Exception {
        Path classes = folder.resolve("stripped");
        Files.createDirectories(classes.resolve("META-INF/bylaw"));
        Files.writeString(classes.resolve("META-INF/bylaw/governed"), Attacks.class.getName() + "\n");
        return classes;
    }

    private Threats threats() throws Exception {
        return Threats.in(folder)
                .classPath(stripped(), Path.of("target", "test-classes"), Path.of("../annotations/target/classes"));
    }

    @Test
    @Shows(Verdict.EVIDENT)
    void inh_2_a_listed_class_that_governs_nothing_is_named_at_the_start() throws Exception {
        assertThat(threats()
                        .start(Attacks.class, "dev.bylaw.threats.app.CallAttacks")
                        .err())
                .anyMatch(
                        line -> line.startsWith("bylaw: dev.bylaw.threats.app.Attacks is listed as governed by a build")
                                && line.contains("governs nothing"));
    }

    @Test
    @Shows(Verdict.REFUSED_AT_START)
    void inh_2_a_strict_start_refuses_it() throws Exception {
        ForkedJvm.Outcome outcome = threats()
                .configured("hardening: strict\n")
                .flags(ForkedJvm.hardened())
                .start(Attacks.class, "dev.bylaw.threats.app.CallAttacks");
        assertThat(outcome.exitCode()).as(outcome::transcript).isEqualTo(78);
        assertThat(String.join("\n", outcome.err())).contains("Attacks is listed as governed by a build");
    }
}
