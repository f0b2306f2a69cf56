// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.threats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.threats.app.Shows;
import dev.bylaw.threats.app.Verdict;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** CALL: call paths to the governed body. */
@ThreatTests(attacks = "CallAttacks")
final class ThreatCallIT {

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> attacks() throws Exception {
        return Threats.in(folder)
                .configured("govern:\n  - {method: 'dev.bylaw.threats.app.CallAttacks$Hinge#turn(..)',"
                        + " action: open, resource: 'Attack::{0}'}\n")
                .run("CallAttacks")
                .attacks();
    }

    @Test
    @Shows(Verdict.DOCUMENTED)
    void call_3_that_another_road_must_be_governed_too_is_documented() throws Exception {
        assertThat(Documents.threatModel()).contains("Code that reaches the same effect by another route");
    }
}
