// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.engine.app.Pays;
import dev.bylaw.fork.ForkedJvm;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The language, the digits, the calendar and the time zone of a JVM change no decision, no record and no message. In Turkish,
 * the capital of i is not I; in Arabic and Hindi, numbers are formatted with other digits; in Thai, the year is another.
 */
class LanguageIT {

    private static final String TIME = "20\\d\\d-[01]\\d-[0-3]\\dT[0-2]\\d:[0-5]\\d:[0-6]\\d(\\.\\d+)?Z";

    @TempDir
    Path folder;

    private ForkedJvm.Outcome pays(Workplace workplace, String language, String country, String extension, String zone)
            throws Exception {
        return workplace
                .jvm()
                .flags("-Duser.language=" + language, "-Duser.country=" + country, "-Duser.timezone=" + zone)
                .flags("-Duser.extensions=" + (extension == null ? "" : extension))
                .run(Pays.class, "10", "9000");
    }

    @ParameterizedTest
    @CsvSource({
        "tr, TR,, Europe/Istanbul",
        "ar, EG, nu-arab, Africa/Cairo",
        "hi, IN, nu-deva, Asia/Kolkata",
        "th, TH, ca-buddhist-nu-thai, Asia/Bangkok",
        "az, AZ,, Pacific/Kiritimati"
    })
    void calls_are_decided_and_recorded_as_everywhere(String language, String country, String extension, String zone)
            throws Exception {
        Workplace workplace = Workplace.in(folder);
        workplace.write("bylaw.yaml", "mode: enforce\npolicies: policies\naudit: {dir: log, durability: durable}\n");
        ForkedJvm.Outcome outcome = pays(workplace, language, country, extension, zone);
        assertThat(outcome.out())
                .as(outcome.transcript())
                .containsExactly("paid 10", "Refused by policy limit: too much.");
        assertThat(outcome.err().toString()).contains(", 2 policies, ").matches("\\p{ASCII}*");
        assertThat(workplace.records("decision")).hasSize(2).allSatisfy(decision -> {
            assertThat(decision.toString()).matches("\\p{ASCII}*");
            assertThat(decision.path("time").asText()).matches(TIME);
        });
    }

    @ParameterizedTest
    @CsvSource({"tr, TR,", "ar, EG, nu-arab", "hi, IN, nu-deva"})
    void a_wrong_policy_is_refused_with_its_line_in_plain_digits(String language, String country, String extension)
            throws Exception {
        Workplace workplace = Workplace.in(folder);
        workplace.write("policies/pay.cedar", "\n\npermit (principal, action, resource) when { };\n");
        ForkedJvm.Outcome outcome = pays(workplace, language, country, extension, "UTC");
        assertThat(outcome.exitCode()).as(outcome.transcript()).isEqualTo(78);
        assertThat(outcome.err().toString()).contains("pay.cedar:3:").matches("\\p{ASCII}*");
    }
}
