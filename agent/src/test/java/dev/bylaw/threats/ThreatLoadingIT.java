// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.threats;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** LOAD: class loading and code made at run time. */
@ThreatTests(attacks = "LoadingAttacks")
final class ThreatLoadingIT {

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> attacks() throws Exception {
        return Threats.in(folder).run("LoadingAttacks").attacks();
    }
}
