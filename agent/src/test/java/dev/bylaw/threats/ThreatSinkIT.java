// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.threats;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** CALL-3, LANG-1, NATIVE-1, NATIVE-3, AUDIT-4, CONFIG-3, TOCTOU-1 and DEPUTY-2 at the sinks of the JDK. */
@ThreatTests(attacks = "SinkAttacks")
final class ThreatSinkIT {

    /** Gives away all that policies can give of files, so that what is still refused is refused by more than a policy. */
    private static final String ANY_FILE = """
            @id("files") permit (
              principal == Agent::"intruder",
              action in [Action::"jvm.write_file", Action::"jvm.move_file"],
              resource
            ) unless { context.input.path like "*/elsewhere-*" };
            """;

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> attacks() throws Exception {
        return Threats.in(folder)
                .configured("sinks: all\n")
                .policies(ANY_FILE)
                .flags("-Dattacked.log=" + folder.resolve("log"))
                .run("SinkAttacks")
                .attacks();
    }
}
