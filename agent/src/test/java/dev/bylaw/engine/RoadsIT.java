// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bylaw.engine.app.Roads;
import dev.bylaw.fork.ForkedJvm;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Whatever road leads to a governed method, each call has one decision and one outcome in the log, and its effect follows. */
class RoadsIT {

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> every_call_is_decided_and_recorded_once() throws Exception {
        Workplace workplace = Workplace.in(folder);
        ForkedJvm.Outcome outcome = workplace.jvm().run(Roads.class);
        assertThat(outcome.exitCode()).as(outcome.transcript()).isZero();
        List<JsonNode> decisions = workplace.records("decision");
        List<JsonNode> executions = workplace.records("execution");
        assertThat(outcome.out()).hasSizeGreaterThan(15);
        assertThat(executions).hasSize(outcome.out().size() * 40);
        return outcome.out().stream()
                .map(line -> line.split(" ", -1))
                .map(road -> DynamicTest.dynamicTest(road[0], () -> {
                    assertThat(road[1]).as("calls").isEqualTo("80");
                    assertThat(road[2]).as("effects").isEqualTo("40");
                    assertThat(road[3]).as("refusals").isEqualTo("40");
                    assertThat(count(decisions, road[0], "allow")).isEqualTo(40);
                    assertThat(count(decisions, road[0], "deny")).isEqualTo(40);
                    assertThat(ended(decisions, executions, road[0])).isEqualTo(40);
                }));
    }

    private static boolean isOf(JsonNode decision, String road) {
        return decision.at("/action/target").asText().equals("Road::\"" + road + "\"");
    }

    private static long count(List<JsonNode> decisions, String road, String result) {
        return decisions.stream()
                .filter(decision -> isOf(decision, road))
                .filter(decision -> decision.path("result").asText().equals(result))
                .count();
    }

    private static long ended(List<JsonNode> decisions, List<JsonNode> executions, String road) {
        List<String> ids = decisions.stream()
                .filter(decision -> isOf(decision, road))
                .map(decision -> decision.path("id").asText())
                .toList();
        return executions.stream()
                .filter(execution -> ids.contains(execution.at("/decision/id").asText()))
                .filter(execution -> execution.path("outcome").asText().equals("completed"))
                .count();
    }
}
