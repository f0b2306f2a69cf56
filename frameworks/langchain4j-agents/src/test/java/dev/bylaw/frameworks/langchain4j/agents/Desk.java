// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.frameworks.langchain4j.agents;

import dev.bylaw.frameworks.stage.Stage;
import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.agentic.Agent;
import dev.langchain4j.agentic.AgenticServices;
import dev.langchain4j.agentic.UntypedAgent;
import dev.langchain4j.agentic.agent.AgentBuilder;
import dev.langchain4j.agentic.agent.ErrorContext;
import dev.langchain4j.agentic.agent.ErrorRecoveryResult;
import dev.langchain4j.service.UserMessage;
import dev.langchain4j.service.V;
import java.util.Map;

/** Agents that hand work to each other, and know nothing of Bylaw. Every scene is one way in which they do. */
public final class Desk {

    private static final int PATIENCE = 3;

    private Desk() {}

    /** An agent with tools. */
    public interface Worker {
        /** Does what it is told. */
        @Agent
        @UserMessage("{{task}}")
        String work(@V("task") String task);
    }

    /** Its tools. */
    public static final class Orders {
        @Tool
        String lookup(String order) {
            Stage.ran("lookup " + order);
            return "found " + order;
        }

        @Tool
        String erase(String order) {
            Stage.ran("erase " + order);
            return "erased " + order;
        }
    }

    /** The application. */
    public static void main(String[] arguments) {
        UntypedAgent desk = sequence("desk", worker("clerk").build());
        play("in sequence", desk, "lookup A-1");
        play("denied", desk, "lookup B-1");
        play("better armed agent", desk, "erase A-1");
        play("twice", sequence("desk", worker("clerk").build(), worker("clerk").build()), "lookup A-2");
        play("in a circle", sequence("desk", sequence("clerk", worker("desk").build())), "lookup A-3");
        play("asynchronous", sequence("desk", worker("clerk").async(true).build()), "lookup A-4");
        UntypedAgent busy =
                sequence("desk", worker("clerk").executeToolsConcurrently().build());
        play("tools at once", busy, "lookup A-8 & lookup B-8");
        UntypedAgent pair = AgenticServices.parallelBuilder()
                .name("pair")
                .subAgents(worker("left").build(), worker("right").build())
                .build();
        play("in parallel", pair, "lookup A-5");
        UntypedAgent stubborn = AgenticServices.sequenceBuilder()
                .name("desk")
                .subAgents(worker("outcast").build())
                .errorHandler(new Stubborn()::again)
                .build();
        play("again and again", stubborn, "lookup A-6");
        Worker alone = worker("clerk").build();
        Stage.scene("alone", () -> alone.work("lookup A-7"));
    }

    /** Does not take no for an answer, for some time. */
    private static final class Stubborn {
        private int tries;

        ErrorRecoveryResult again(ErrorContext failed) {
            Stage.read(failed.exception().getMessage());
            return ++tries < PATIENCE ? ErrorRecoveryResult.retry() : ErrorRecoveryResult.throwException();
        }
    }

    private static void play(String name, UntypedAgent agent, String task) {
        Stage.scene(name, () -> agent.invoke(Map.of("task", task)));
    }

    private static UntypedAgent sequence(String name, Object... agents) {
        return AgenticServices.sequenceBuilder()
                .name(name)
                .subAgents(agents)
                .outputKey("answer")
                .build();
    }

    private static AgentBuilder<Worker, ?> worker(String name) {
        return AgenticServices.agentBuilder(Worker.class)
                .name(name)
                .outputKey("answer")
                .chatModel(new ScriptedModel())
                .tools(new Orders());
    }
}
