// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.threats;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** LANG: other languages and engines, and NATIVE-3, where the start of processes is governed. */
@ThreatTests(attacks = "LanguageAttacks")
final class ThreatLanguageIT {

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> attacks() throws Exception {
        return Threats.in(folder)
                .configured("govern:\n  - {method: 'java.lang.ProcessBuilder#start()', action: start_process}\n")
                .run("LanguageAttacks")
                .attacks();
    }
}
