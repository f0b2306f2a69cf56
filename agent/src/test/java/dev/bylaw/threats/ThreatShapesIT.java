// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.threats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.fork.ForkedJvm;
import dev.bylaw.threats.app.Early;
import dev.bylaw.threats.app.Shows;
import dev.bylaw.threats.app.Verdict;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** LANG-3 and LANG-4: governed functions of Kotlin and Scala, in the shape in which the JVM sees them. */
@ThreatTests(attacks = "LanguageShapes")
final class ThreatShapesIT {

    private static final String BY_NAME = """
            permit (principal == Agent::"intruder", action == Action::"weigh", resource);
            forbid (principal, action == Action::"weigh", resource) when { context.input.amount > 100 };
            """;

    @TempDir
    static Path shared;

    private static Run run;

    @TempDir
    Path folder;

    @BeforeAll
    static void attack() throws Exception {
        run = Threats.in(shared).policies(BY_NAME).run("LanguageShapes");
    }

    @TestFactory
    Stream<DynamicTest> attacks() {
        return run.attacks();
    }

    @Test
    void lang_3_a_call_with_a_default_argument_is_one_decision() {
        assertThat(run.decisions("lang_3_default_arguments")).hasSize(2);
    }

    @Test
    @Shows({Verdict.STOPPED, Verdict.DOCUMENTED})
    void lang_3_inline_functions_and_suspension_are_documented() throws Exception {
        assertThat(Documents.threatModel()).contains("Kotlin copies the body of an inline function");
    }

    @Test
    @Shows({Verdict.STOPPED, Verdict.REFUSED_AT_START})
    void lang_4_a_policy_on_an_argument_by_name_is_refused_when_the_method_is_known() throws Exception {
        ForkedJvm.Outcome outcome = Threats.in(folder)
                .policies(BY_NAME)
                .foreseeing("LanguageShapes$ByName")
                .start(Early.class);
        assertThat(outcome.exitCode()).as(outcome::transcript).isEqualTo(78);
        assertThat(String.join("\n", outcome.err())).contains("amount", "Supplier");
    }
}
