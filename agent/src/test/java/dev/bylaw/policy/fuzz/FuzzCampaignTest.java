// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.policy.fuzz.oracle.RustCedar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Very many generated worlds, decided in four ways, behind the profile {@code campaign}. The properties {@code
 * bylaw.fuzz.seed}, {@code bylaw.fuzz.worlds} and {@code bylaw.fuzz.requests} say where to begin and how far to go.
 *
 * <p>The counts stand in {@code target/fuzz-campaign.txt}, or in the file that {@code bylaw.fuzz.report} names, while it runs
 * and when it has ended. What earlier runs left in that file stays above them. A run that was ended goes on where the
 * next one begins with the seed that the file names; runs of different seeds can go on beside each other with a file each.
 */
@EnabledIfSystemProperty(named = "bylaw.campaign", matches = "true")
class FuzzCampaignTest {

    private static final int REPORTED_EVERY = 25;
    private static final int MUTATIONS = 3;

    private final Path report = Path.of(System.getProperty("bylaw.fuzz.report", "target/fuzz-campaign.txt"));

    @Test
    void this_engine_and_cedars_own_agree_on_very_many_worlds() throws Exception {
        Optional<RustCedar> rust = RustCedar.load();
        Assumptions.assumeTrue(rust.isPresent(), "cedar-java's native library does not run here");
        String earlier = Files.exists(report) ? Files.readString(report) + "\n" : "";
        long first = Long.getLong("bylaw.fuzz.seed", 1_000_000);
        long end = first + Long.getLong("bylaw.fuzz.worlds", 9_000);
        int requests = Integer.getInteger("bylaw.fuzz.requests", 120);
        Tally tally = new Tally();
        Fuzzer fuzzer = FourWays.fuzzer(rust.get(), tally, requests, MUTATIONS);
        for (long seed = first; seed < end; seed++) {
            fuzzer.run(seed);
            long next = seed + 1;
            if ((next - first) % REPORTED_EVERY == 0 || next == end) {
                write(earlier, first, next, end, tally);
            }
        }
        assertThat(tally.differences()).isEmpty();
    }

    private void write(String earlier, long first, long next, long end, Tally tally) throws IOException {
        String progress = next == end ? "ended" : "the next is " + next + ", the last " + (end - 1);
        Files.writeString(
                report,
                earlier + "seeds " + first + " to " + (next - 1) + "; " + progress + "\n" + tally
                        + String.join("\n", tally.differences()));
    }
}
