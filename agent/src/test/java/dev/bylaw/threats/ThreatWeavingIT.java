// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.threats;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** INST: gaps of the weaving, and weaving that fails. */
final class ThreatWeavingIT {

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> attacks() throws Exception {
        return Threats.in(folder).attack(Class.forName("dev.bylaw.threats.app.WeavingAttacks"));
    }
}
