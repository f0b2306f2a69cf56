// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.threats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.fork.ForkedJvm;
import dev.bylaw.threats.app.Early;
import dev.bylaw.threats.app.Shows;
import dev.bylaw.threats.app.Swapping;
import dev.bylaw.threats.app.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** NATIVE, TOCTOU-1 and the flags of LOAD and ATTACH: what lies beyond Java, and how it is reported. */
@ThreatTests
final class ThreatOutsideIT {

    @TempDir
    Path folder;

    private String reported(String... flags) throws Exception {
        ForkedJvm.Outcome outcome = Threats.in(folder)
                .configured("hardening: report\n")
                .flags(flags)
                .start(Early.class);
        assertThat(outcome.exitCode()).as(outcome::transcript).isZero();
        return Files.readString(folder.resolve("log/hardening.json"));
    }

    @Test
    @Shows({Verdict.EVIDENT, Verdict.DOCUMENTED})
    void native_1_a_process_that_may_write_its_memory_is_reported() throws Exception {
        assertThat(reported(ForkedJvm.hardened())).contains("\"memory-file\"");
        assertThat(Documents.read("hardening.md")).contains("/proc/self/mem");
    }

    @Test
    @Shows(Verdict.DOCUMENTED)
    void native_2_native_access_is_listed_and_said_to_be_outside() throws Exception {
        assertThat(reported()).contains("\"native-access\"");
        assertThat(Documents.threatModel()).contains("Native code and raw memory");
    }

    @Test
    @Shows(Verdict.REFUSED_AT_START)
    void attach_3_a_jvm_that_takes_native_agents_late_is_refused_when_strict() throws Exception {
        ForkedJvm.Outcome outcome =
                Threats.in(folder).configured("hardening: strict\n").start(Early.class);
        assertThat(outcome.exitCode()).as(outcome::transcript).isEqualTo(78);
        assertThat(String.join("\n", outcome.err())).contains("attach is open", "dynamic-agents is open");
    }

    @Test
    @Shows(Verdict.DOCUMENTED)
    void load_5_that_packages_of_named_modules_are_closed_is_documented() throws Exception {
        assertThat(Documents.threatModel()).contains("named module that opens nothing");
    }

    @Test
    @Shows({Verdict.EVIDENT, Verdict.DOCUMENTED})
    void toctou_1_the_record_names_what_was_decided_and_not_where_it_led() throws Exception {
        Threats threats = Threats.in(folder);
        ForkedJvm.Outcome outcome = threats.start(Swapping.class);
        assertThat(outcome.out()).as(outcome::transcript).containsExactly("secret");
        assertThat(threats.records("decision"))
                .extracting(decision -> decision.at("/action/target").asText())
                .singleElement()
                .asString()
                .contains("public-link");
        assertThat(Documents.threatModel()).contains("a name may lead elsewhere");
    }
}
