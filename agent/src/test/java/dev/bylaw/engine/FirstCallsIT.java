// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.engine.app.PaysOften;
import dev.bylaw.fork.ForkedJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A class that is initialised for the first time at the end of somebody's stack is unusable for everybody afterwards. So none
 * that a decision needs is initialised by whoever calls.
 */
final class FirstCallsIT {

    /** A line of the JVM: its thread, and the class whose initialiser it is about to run. */
    private static final Pattern LINE = Pattern.compile("\\[(\\d+)\\].*Initializing '([^']+)'");

    private static final String BEGIN = PaysOften.class.getName().replace('.', '/') + "$Begin";

    @TempDir
    Path folder;

    @Test
    void callers_run_no_initialiser_of_the_enforcer_nor_of_the_random_generators() throws Exception {
        Path log = folder.resolve("initialised.txt");
        ForkedJvm.Outcome outcome = Workplace.in(folder)
                .jvm()
                .flags("-Xlog:class+init=info:file=" + log + ":tid")
                .run(PaysOften.class);
        assertThat(outcome.out()).as(outcome::transcript).containsExactly("refused 400");

        List<Matcher> run = Files.readAllLines(log).stream()
                .filter(line -> !line.contains("(no method)"))
                .map(LINE::matcher)
                .filter(Matcher::find)
                .toList();
        List<Matcher> since =
                run.stream().dropWhile(each -> !each.group(2).equals(BEGIN)).toList();
        assertThat(since).as("initialised since the calls began").isNotEmpty();
        String caller = since.get(0).group(1);
        assertThat(since)
                .filteredOn(each -> each.group(1).equals(caller))
                .extracting(each -> each.group(2))
                .noneMatch(name -> name.startsWith("dev/bylaw/") && !name.startsWith("dev/bylaw/engine/app/"))
                .noneMatch(name -> name.startsWith("sun/security/") || name.startsWith("java/security/"));
    }
}
