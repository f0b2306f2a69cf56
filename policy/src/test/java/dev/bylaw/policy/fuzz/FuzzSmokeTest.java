// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.policy.fuzz.oracle.RustCedar;
import java.security.SecureRandom;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Generated worlds in every build: fixed ones, and one that nobody has seen, whose seed is printed. */
class FuzzSmokeTest {

    private static final int FIXED = 40;

    @Test
    void this_engine_and_cedars_own_agree_on_generated_worlds(TestReporter reporter) throws Exception {
        Optional<RustCedar> rust = RustCedar.load();
        Assumptions.assumeTrue(rust.isPresent(), "cedar-java's native library does not run here");
        Tally tally = new Tally();
        Fuzzer fuzzer = new Fuzzer(rust.get(), tally, 30, 3, Way.OF_THE_ENGINE);
        for (long seed = 0; seed < FIXED; seed++) {
            fuzzer.run(seed);
        }
        assertThatTheGeneratorIsGood(tally);
        long fresh = new SecureRandom().nextLong();
        reporter.publishEntry("fresh seed", Long.toString(fresh));
        fuzzer.run(fresh);
        assertThat(tally.differences()).isEmpty();
    }

    /** A generator whose policies never validate, or whose requests reach nothing, finds nothing. */
    private static void assertThatTheGeneratorIsGood(Tally tally) {
        assertThat(tally.percent("requests allow", "requests")).isGreaterThan(15);
        assertThat(tally.percent("requests denied by a forbid", "requests")).isGreaterThan(5);
        assertThat(tally.percent("requests with an error", "requests")).isGreaterThan(10);
        assertThat(tally.percent("requests that reach a condition", "requests")).isGreaterThan(50);
        assertThat(tally.percent("validations passing", "validations")).isGreaterThanOrEqualTo(30);
        assertThat(tally.percent("validations failing for one reason", "validations"))
                .isGreaterThanOrEqualTo(25);
        assertThat(tally.of("schemas refused")).isZero();
        assertThat(tally.of("policies refused")).isZero();
    }
}
