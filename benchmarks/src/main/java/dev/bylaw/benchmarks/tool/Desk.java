// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.benchmarks.tool;

import dev.bylaw.annotations.GovernedAction;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.service.tool.DefaultToolExecutor;
import dev.langchain4j.service.tool.ToolExecutor;
import java.util.Map;
import org.springframework.ai.chat.model.ToolContext;
import org.springframework.ai.tool.ToolCallback;
import org.springframework.ai.tool.definition.ToolDefinition;
import org.springframework.ai.tool.method.MethodToolCallback;

/** One tool, as two frameworks call it. */
final class Desk {

    private static final String NAME = "ping";
    private static final String ARGUMENTS = "{\"host\": \"h-1\"}";

    private final ToolExecutionRequest request =
            ToolExecutionRequest.builder().name(NAME).arguments(ARGUMENTS).build();
    private final InvocationContext context =
            InvocationContext.builder().chatMemoryId("chat-17").build();
    private final ToolContext toolContext = new ToolContext(Map.of());
    private final ToolExecutor langChain4j;
    private final ToolExecutor lambda = (asked, memory) -> "up";
    private final ToolCallback springAi;

    /** Its method is governed by a word of ours, whatever is known of frameworks. */
    public static final class Tools {
        @GovernedAction(NAME)
        public String ping(String host) {
            return "up";
        }
    }

    Desk() throws NoSuchMethodException {
        Tools tools = new Tools();
        var method = Tools.class.getMethod(NAME, String.class);
        langChain4j = new DefaultToolExecutor(tools, method);
        springAi = MethodToolCallback.builder()
                .toolDefinition(ToolDefinition.builder()
                        .name(NAME)
                        .description("pings")
                        .inputSchema("{}")
                        .build())
                .toolMethod(method)
                .toolObject(tools)
                .build();
    }

    /** LangChain4j calls the method. */
    String langChain4j() {
        return langChain4j.executeWithContext(request, context).resultText();
    }

    /** LangChain4j calls a function that is no method of anybody's. */
    String lambda() {
        return lambda.executeWithContext(request, context).resultText();
    }

    /** Spring AI calls the method. */
    String springAi() {
        return springAi.call(ARGUMENTS, toolContext);
    }

    /** @throws IllegalStateException when one of them does not run, so that something else would be measured */
    Desk checked() {
        if (!langChain4j().contains("up")
                || !lambda().contains("up")
                || !springAi().contains("up")) {
            throw new IllegalStateException("A tool does not run: " + langChain4j() + lambda() + springAi());
        }
        return this;
    }
}
