// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.harden;

import java.util.ArrayList;
import java.util.List;

/** How the JVM was put together: verification, patched modules, what jars and variables add. */
final class LaunchPowers extends Powers {

    LaunchPowers(JvmFacts facts, List<Finding> findings) {
        super(facts, findings);
    }

    @Override
    void judge() {
        List<String> unverified = new ArrayList<>(facts.beginning("-Xverify:none", "-noverify"));
        if (!facts.on("BytecodeVerificationRemote", true)) {
            unverified.add("-XX:-BytecodeVerificationRemote");
        }
        required(
                "verification",
                "class files that break the language's rules are run",
                all(unverified),
                "remove " + all(unverified));
        List<String> patched = facts.beginning("--patch-module", "-Xbootclasspath");
        required(
                "patched-jdk",
                "classes of the JDK are replaced or joined by others",
                all(patched),
                "remove " + all(patched));
        required(
                "redefinition",
                "agents can add methods to classes that are in use",
                facts.on("AllowRedefinitionToAddDeleteMethods", false)
                        ? "-XX:+AllowRedefinitionToAddDeleteMethods"
                        : "",
                "remove -XX:+AllowRedefinitionToAddDeleteMethods");
        required(
                "manifest",
                "the application's jar gives itself powers",
                all(facts.manifest()),
                "remove these attributes from its manifest");
        List<String> dumps = new ArrayList<>();
        for (String option : List.of("HeapDumpOnOutOfMemoryError", "HeapDumpBeforeFullGC", "HeapDumpAfterFullGC")) {
            if (facts.on(option, false)) {
                dumps.add("-XX:+" + option);
            }
        }
        advised(
                "heap-dumps",
                "the file has the log's key and every secret of the process in it",
                all(dumps),
                "remove " + all(dumps) + ", or keep the dumps where only the log's owner can read them");
        advised(
                "variables",
                "whoever sets the environment of the process sets its flags",
                all(facts.variables()),
                "start the service with a clean environment");
    }
}
