// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.benchmarks.startup;

import dev.bylaw.benchmarks.scenario.Fixture;
import java.nio.file.Path;
import java.util.List;

/** What a program is started under. */
enum Enforcement {
    /** No agent at all. */
    NONE {
        @Override
        List<String> options(Path configuration, Path log) {
            return List.of();
        }
    },
    /** A Java agent that does nothing. */
    NO_OP_AGENT {
        @Override
        List<String> options(Path configuration, Path log) {
            return List.of("-javaagent:" + Fixture.built("benchmarks/target/benchmarks-no-op-agent.jar"));
        }
    },
    /** The enforcer, with a new log. */
    BYLAW {
        @Override
        List<String> options(Path configuration, Path log) {
            return List.of(
                    "-Dbylaw.audit.dir=" + log,
                    "-javaagent:" + Fixture.built("agent/target/bylaw.jar") + "=" + configuration);
        }
    };

    /** The options of the JVM that do it. */
    abstract List<String> options(Path configuration, Path log);
}
