// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.policy.fuzz.oracle.RustCedar;
import java.security.SecureRandom;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Generated worlds in every build, decided by the code that is made of policies, and by Cedar's own implementation. */
class CodeFuzzSmokeTest {

    private static final int FIXED = 20;

    @Test
    void code_and_cedars_own_implementation_agree_on_generated_worlds(TestReporter reporter) throws Exception {
        Optional<RustCedar> rust = RustCedar.load();
        Assumptions.assumeTrue(rust.isPresent(), "cedar-java's native library does not run here");
        Tally tally = new Tally();
        // Texts that are spoiled do not come to a decision; the tests of the language have those.
        Fuzzer fuzzer = FourWays.fuzzer(rust.get(), tally, 60, 0);
        for (long seed = 0; seed < FIXED; seed++) {
            fuzzer.run(seed);
        }
        assertThat(tally.percent("requests decided by code", "requests")).isGreaterThan(50);
        assertThat(tally.of("programs too long for code")).isZero();
        long fresh = new SecureRandom().nextLong();
        reporter.publishEntry("fresh seed", Long.toString(fresh));
        fuzzer.run(fresh);
        assertThat(tally.differences()).isEmpty();
    }
}
