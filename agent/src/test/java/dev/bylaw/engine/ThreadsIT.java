// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.engine.app.LooksAtThreads;
import dev.bylaw.fork.ForkedJvm;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The enforcer's threads lead to none of its classes. */
class ThreadsIT {

    @TempDir
    Path folder;

    @Test
    void no_thread_of_the_enforcer_shows_its_class_loader_or_keeps_the_jvm_alive() throws Exception {
        Workplace workplace = Workplace.in(folder);
        workplace.write("bylaw.yaml", "policies: policies\naudit: {dir: log, vault: on}\n");
        ForkedJvm.Outcome outcome = workplace.jvm().run(LooksAtThreads.class, "10");
        List<String> threads = outcome.out().subList(1, outcome.out().size());
        assertThat(threads)
                .as(outcome.transcript())
                .anyMatch(line -> line.startsWith("bylaw-log-publisher "))
                .anyMatch(line -> line.startsWith("bylaw-vault "))
                .anyMatch(line -> line.startsWith("bylaw-policies "))
                .hasSizeGreaterThan(4)
                .allMatch(line -> line.endsWith(" null null null true"));
    }
}
