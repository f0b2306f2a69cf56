// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.threats;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** CALL: call paths to the governed body. */
final class ThreatCallIT {

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> attacks() throws Exception {
        return Threats.in(folder).attack(Class.forName("dev.bylaw.threats.app.CallAttacks"));
    }
}
