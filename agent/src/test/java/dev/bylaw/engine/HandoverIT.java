// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bylaw.engine.app.DependentRoads;
import dev.bylaw.engine.app.HandsOver;
import dev.bylaw.engine.app.JdkRoads;
import dev.bylaw.engine.app.PoolManners;
import dev.bylaw.engine.app.SchedulerRoads;
import dev.bylaw.engine.app.SharesPools;
import dev.bylaw.engine.app.VirtualRoads;
import dev.bylaw.fork.ForkedJvm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Work that is handed to another thread is done on behalf of whoever handed it over, and of nobody else. */
class HandoverIT {

    private static final int VIRTUAL_THREADS = 21;

    @TempDir
    Path folder;

    private ForkedJvm.Outcome go(String policies, Class<?> main, String... arguments) throws Exception {
        return go("auto", policies, main, arguments);
    }

    private ForkedJvm.Outcome go(String propagation, String policies, Class<?> main, String... arguments)
            throws Exception {
        Workplace workplace = Workplace.in(folder);
        workplace.write("policies/pay.cedar", policies);
        workplace.write(
                "bylaw.yaml",
                "policies: policies\npropagation: " + propagation + "\naudit: {dir: log, durability: async}\n");
        // The JVM takes its own classes on trust unless it is told not to; woven ones must stand the test.
        List<String> flags = new ArrayList<>(List.of(
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:+BytecodeVerificationLocal",
                "-Djava.util.concurrent.ForkJoinPool.common.parallelism=2"));
        if (hasVirtualThreads()) {
            flags.add("--enable-preview"); // for structured scopes
        }
        ForkedJvm.Outcome outcome =
                workplace.jvm().flags(flags.toArray(String[]::new)).run(main, arguments);
        assertThat(outcome.exitCode()).as(outcome::transcript).isZero();
        return outcome;
    }

    private static boolean hasVirtualThreads() {
        return Runtime.version().feature() >= VIRTUAL_THREADS;
    }

    /** For each resource, who did what there: {@code alice allow}, {@code nobody unattributed}. */
    private Map<String, List<String>> calls() throws IOException {
        Map<String, List<String>> calls = new LinkedHashMap<>();
        for (JsonNode decision : new Workplace(folder).records("decision")) {
            String resource = decision.at("/action/target").asText();
            String chain = "";
            for (JsonNode above : decision.at("/actor/onBehalfOf")) {
                chain += name(above.asText()) + ' ';
            }
            String who = name(decision.at("/actor/agent").asText("null"));
            String result = decision.path("result").asText();
            calls.computeIfAbsent(name(resource), key -> new ArrayList<>())
                    .add(chain
                            + who
                            + ' '
                            + (result.equals("allow")
                                    ? "allow"
                                    : decision.path("code").asText()));
        }
        return calls;
    }

    private static String name(String entity) {
        int quote = entity.indexOf('"');
        return quote < 0 ? "nobody" : entity.substring(quote + 1, entity.length() - 1);
    }

    @TestFactory
    Stream<DynamicTest> each_road_has_the_identity_of_whoever_took_it() throws Exception {
        List<String> roads = new ArrayList<>(
                List.of(JdkRoads.class.getName(), DependentRoads.class.getName(), SchedulerRoads.class.getName()));
        if (hasVirtualThreads()) {
            roads.add(VirtualRoads.class.getName());
        }
        ForkedJvm.Outcome outcome =
                go("permit (principal is User, action, resource);", HandsOver.class, roads.toArray(String[]::new));
        Map<String, List<String>> calls = calls();
        assertThat(outcome.err()).noneMatch(line -> line.contains("takes no identity along"));
        assertThat(outcome.out()).as(outcome::transcript).hasSizeGreaterThan(55);
        return outcome.out().stream()
                .map(road -> DynamicTest.dynamicTest(
                        road,
                        () -> assertThat(calls.get(road))
                                .containsExactly("alice allow", "bob allow", "nobody unattributed", "alice allow")));
    }

    @Test
    void of_100_000_calls_on_shared_pools_none_names_another_user() throws Exception {
        int calls = 100_000;
        ForkedJvm.Outcome outcome = go(
                "permit (principal is User, action, resource);",
                SharesPools.class,
                hasVirtualThreads()
                        ? new String[] {Integer.toString(calls), "virtual"}
                        : new String[] {Integer.toString(calls)});
        assertThat(outcome.out()).as(outcome::transcript).containsExactly("true 90000 10000");
        Map<String, List<String>> made = calls();
        assertThat(made.get("alice")).hasSize(50_000).containsOnly("alice allow");
        assertThat(made.get("bob")).hasSize(40_000).containsOnly("bob allow");
        assertThat(made.get("")).hasSize(10_000).containsOnly("nobody unattributed");
    }

    @Test
    void pools_show_the_application_its_own_tasks_and_no_authority() throws Exception {
        ForkedJvm.Outcome outcome = go("""
                permit (principal is User, action, resource) unless { context.outlived || resource == Road::"inside" };
                permit (principal is Agent, action, resource);
                permit (principal is User, action, resource == Road::"inside")
                when { context.within.contains(Action::"hold") };
                """, PoolManners.class);
        assertThat(outcome.out())
                .as(outcome::transcript)
                .containsExactly(
                        "before true",
                        "after true",
                        "rejected true",
                        "handler true",
                        "removed true",
                        "removed-again false",
                        "purged true",
                        "never-begun true",
                        "authority-shown []",
                        "ranked 1",
                        "quiet true",
                        "helped true");
        Map<String, List<String>> calls = calls();
        assertThat(calls.get("hooks")).containsExactly("alice allow", "alice allow");
        assertThat(calls.get("removed")).as("run by alice herself").containsExactly("alice allow");
        assertThat(calls.get("stolen"))
                .as("as alice once, then as whoever runs it")
                .containsExactly("alice allow", "bob allow", "alice allow");
        assertThat(calls.get("ranked")).containsOnly("nobody unattributed").hasSize(2);
        assertThat(calls.get("thread")).containsExactly("nobody unattributed");
        assertThat(calls.get("timer")).containsExactly("nobody unattributed");
        assertThat(calls.get("delegated")).containsExactly("alice clerk allow");
        assertThat(calls.get("after-delegated")).containsExactly("alice allow");
        assertThat(calls.get("in-time")).containsExactly("alice allow");
        assertThat(calls.get("late")).containsExactly("alice no-permit", "alice no-permit", "alice no-permit");
        assertThat(calls.get("inside"))
                .as("in the task while the call is open; in neither when it is not")
                .containsExactly("alice allow", "alice no-permit", "alice no-permit");
        assertThat(calls.get("helped")).containsExactly("nobody unattributed");
    }

    @Test
    void with_propagation_off_a_task_on_another_thread_is_nobodys() throws Exception {
        go("off", "permit (principal is User, action, resource);", HandsOver.class, JdkRoads.class.getName());
        Map<String, List<String>> calls = calls();
        assertThat(calls.get("execute")).hasSize(4).containsOnly("nobody unattributed");
        assertThat(calls.get("run-async")).hasSize(4).containsOnly("nobody unattributed");
    }
}
