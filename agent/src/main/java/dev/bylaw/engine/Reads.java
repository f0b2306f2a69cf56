// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import dev.bylaw.engine.ask.Question;
import dev.bylaw.engine.schema.PolicyCheck;
import dev.bylaw.policy.PolicySet;
import dev.bylaw.weave.ExecutorPoint;
import dev.bylaw.weave.Origin;
import dev.bylaw.weave.Parameter;
import dev.bylaw.weave.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What clients of MCP servers do besides calling tools: they read resources, and have prompts written. Actions like any other, but
 * asked about only where somebody speaks of them: every application that reads anything would be refused otherwise, by
 * policies that were written for tools. Their names have a dot, which no method's name has.
 */
final class Reads {

    private static final String PROTOCOL = "io.modelcontextprotocol.spec.McpSchema";

    /** Other numbers than those of sites, of delegations, and of tools. */
    private static final int RESOURCE_NUMBER = -3;

    private static final int PROMPT_NUMBER = -4;

    private static final SiteBook.Entry RESOURCE =
            entry(RESOURCE_NUMBER, "readResource", "mcp.read_resource", "uri", "McpResource", ExecutorPoint.MCP_READ);
    private static final SiteBook.Entry PROMPT =
            entry(PROMPT_NUMBER, "getPrompt", "mcp.get_prompt", "name", "McpPrompt", ExecutorPoint.MCP_PROMPT);
    private static final List<SiteBook.Entry> ALL = List.of(RESOURCE, PROMPT);

    private Reads() {}

    private static SiteBook.Entry entry(
            int number, String method, String action, String name, String type, ExecutorPoint point) {
        Site site = new Site(
                number,
                PROTOCOL,
                method,
                "(Ljava/lang/String;Ljava/util/Optional;)V",
                1,
                action,
                type + "::{" + name + "}",
                List.of(
                        new Parameter(name, "Ljava/lang/String;", null, false, false, null),
                        new Parameter(
                                "server",
                                "Ljava/util/Optional;",
                                "Ljava/util/Optional<Ljava/lang/String;>;",
                                false,
                                false,
                                null)),
                new Origin.Executor(point));
        return new SiteBook.Entry(site, Question.of(site), null);
    }

    /** What is asked at this place; {@code null} where it is about a tool. */
    static SiteBook.Entry at(ExecutorPoint point) {
        if (point.isRead()) {
            return RESOURCE;
        }
        return point.isPrompt() ? PROMPT : null;
    }

    /** Whether anybody is asked at this place: about tools always, about what is read where somebody speaks of it. */
    static boolean isAsked(SiteBook.Entry executor, Decider policies) {
        SiteBook.Entry read = executor.site().origin() instanceof Origin.Executor of ? at(of.point()) : null;
        return read == null || policies.speaksOf(read.question().action());
    }

    /** What the question needs to know. */
    static Object[] arguments(ToolCalls.Facts facts) {
        return new Object[] {facts.name(), Optional.ofNullable(facts.server())};
    }

    /** The actions that policies of this version are asked about. */
    static List<Site> governed(PolicyBundle bundle) {
        List<Site> sites = new ArrayList<>();
        for (SiteBook.Entry each : ALL) {
            if (bundle.speaksOf(each.question().action())) {
                sites.add(each.site());
            }
        }
        return sites;
    }

    /** The actions that the heads of these policies name. */
    static List<Site> named(PolicySet policies) {
        List<Site> sites = new ArrayList<>();
        for (SiteBook.Entry each : ALL) {
            if (PolicyCheck.headsName(policies, each.question().action())) {
                sites.add(each.site());
            }
        }
        return sites;
    }
}
