// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.policy.fuzz.oracle.RustCedar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Very many generated worlds, behind the profile {@code campaign}. The properties {@code bylaw.fuzz.seed}, {@code
 * bylaw.fuzz.worlds} and {@code bylaw.fuzz.requests} say where to begin and how far to go; the counts stand in {@code
 * target/fuzz-campaign.txt} while it runs and when it has ended.
 */
@EnabledIfSystemProperty(named = "bylaw.campaign", matches = "true")
class FuzzCampaignTest {

    private static final Path REPORT = Path.of("target", "fuzz-campaign.txt");
    private static final int REPORTED_EVERY = 50;
    private static final int MUTATIONS = 3;

    @Test
    void this_engine_and_cedars_own_agree_on_very_many_worlds() throws Exception {
        Optional<RustCedar> rust = RustCedar.load();
        Assumptions.assumeTrue(rust.isPresent(), "cedar-java's native library does not run here");
        long first = Long.getLong("bylaw.fuzz.seed", 1_000_000);
        long worlds = Long.getLong("bylaw.fuzz.worlds", 9_000);
        int requests = Integer.getInteger("bylaw.fuzz.requests", 120);
        Tally tally = new Tally();
        Fuzzer fuzzer = new Fuzzer(rust.get(), tally, requests, MUTATIONS);
        for (long seed = first; seed < first + worlds; seed++) {
            fuzzer.run(seed);
            if ((seed - first + 1) % REPORTED_EVERY == 0 || seed == first + worlds - 1) {
                String differences = String.join("\n", tally.differences());
                Files.writeString(REPORT, "seeds " + first + " to " + seed + "\n" + tally + "\n" + differences);
            }
        }
        assertThat(tally.differences()).isEmpty();
    }
}
