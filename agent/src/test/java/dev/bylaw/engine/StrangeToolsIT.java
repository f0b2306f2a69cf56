// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bylaw.engine.app.RunsStrangeTools;
import dev.bylaw.fork.ForkedJvm;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A framework that runs its tools in a way that nobody has read yet. */
class StrangeToolsIT {

    private static final String EXECUTOR = "dev.langchain4j.service.tool.ToolExecutor";
    private static final String AGENTS = "dev.langchain4j.agentic.internal.AgentInvoker";

    @TempDir
    Path folder;

    @Test
    void is_reported_once_and_its_annotated_methods_are_governed_all_the_same() throws Exception {
        Workplace workplace = Workplace.in(folder);
        workplace.write("bylaw.yaml", """
                policies: policies
                principal: 'Agent::"desk"'
                audit: {dir: log}
                """);
        workplace.write("policies/pay.cedar", """
                @id("own-orders")
                permit (principal == Agent::"desk", action == Action::"lookup", resource)
                when { context.input.order like "A-*" };
                """);
        ForkedJvm.Outcome outcome = workplace.jvm().run(RunsStrangeTools.class);
        String refused = "Refused: no policy permits lookup for Agent::\"desk\". Ask whoever owns the policies.";
        assertThat(outcome.out()).as(outcome.transcript()).containsExactly("ran A-1", refused);

        for (String type : List.of(EXECUTOR, AGENTS)) {
            assertThat(outcome.err())
                    .filteredOn(line -> line.contains(type) && line.contains("in a way that Bylaw does not know"))
                    .as(outcome.transcript())
                    .hasSize(1);
        }
        assertThat(workplace.records("decision"))
                .extracting(each -> each.at("/action/name").asText())
                .containsExactly("lookup", "lookup");
        Set<String> reported = new TreeSet<>();
        for (JsonNode coverage : workplace.records("coverage")) {
            for (JsonNode gap : coverage.path("notGoverned")) {
                reported.add(gap.toString());
            }
        }
        assertThat(reported).anyMatch(gap -> gap.contains(EXECUTOR)).anyMatch(gap -> gap.contains(AGENTS));
    }
}
