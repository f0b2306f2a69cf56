// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.harden;

import java.util.List;

/** Other agents, debuggers and managers: whoever can change classes or look into the process from outside. */
final class AgentPowers extends Powers {

    AgentPowers(JvmFacts facts, List<Finding> findings) {
        super(facts, findings);
    }

    @Override
    void judge() {
        required(
                "seal",
                "other agents can take the checks out of classes while the application runs",
                facts.sealed() ? "" : "agents: any",
                "name the agents that must keep their powers under agents, instead of any");
        required(
                "attach",
                "a process of the same user can load native agents, dump the heap and read the log's key",
                facts.on("DisableAttachMechanism", false) ? "" : "-XX:-DisableAttachMechanism",
                "-XX:+DisableAttachMechanism");
        required(
                "dynamic-agents",
                "native agents can be loaded while the application runs",
                facts.on("EnableDynamicAgentLoading", true) ? "-XX:+EnableDynamicAgentLoading" : "",
                "-XX:-EnableDynamicAgentLoading");
        required(
                "agents",
                "an agent of the command line can change any class",
                all(facts.agents()),
                "remove the agent, or name its class under agents");
        List<String> debuggers = facts.beginning("-agentlib:jdwp", "-Xrunjdwp", "-Xdebug");
        required("debugger", "whoever connects can run any code", all(debuggers), "remove " + all(debuggers));
        List<String> natives = facts.beginning("-agentpath:", "-agentlib:", "-Xrun").stream()
                .filter(each -> !debuggers.contains(each) && !each.startsWith("-agentlib:instrument"))
                .toList();
        required("native-agents", "a native agent is past every check", all(natives), "remove " + all(natives));
        required(
                "remote-management",
                "whoever connects can call every management bean",
                all(facts.properties()),
                "remove -D" + String.join(" -D", facts.properties()));
    }
}
