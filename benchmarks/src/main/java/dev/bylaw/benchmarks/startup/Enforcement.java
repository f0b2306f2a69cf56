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
    /** OpenTelemetry's agent, which sends nothing: what services are used to. It watches, and enforces nothing. */
    OPEN_TELEMETRY {
        @Override
        List<String> options(Path configuration, Path log) {
            return List.of(
                    "-Dotel.traces.exporter=none",
                    "-Dotel.metrics.exporter=none",
                    "-Dotel.logs.exporter=none",
                    "-javaagent:" + Fixture.built("agent/target/agents/opentelemetry-javaagent.jar"));
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
