// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.frameworks.springai;

import dev.bylaw.frameworks.stage.Stage;
import java.lang.reflect.Constructor;
import java.util.List;
import java.util.Map;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.messages.ToolResponseMessage;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.model.tool.ToolCallingChatOptions;
import org.springframework.ai.model.tool.ToolCallingManager;
import org.springframework.ai.model.tool.ToolExecutionResult;
import reactor.core.publisher.Flux;

/** A model that does what its user says: {@code tool {arguments}}. It runs tools itself where its framework leaves that to it. */
final class ScriptedModel implements ChatModel {

    /** Up to 1.x, models ran the tools. */
    private static final boolean RUNS_TOOLS = isOf1();

    private final ToolCallingManager manager = ToolCallingManager.builder().build();

    private static boolean isOf1() {
        try {
            Class.forName("org.springframework.ai.chat.client.advisor.ToolCallingAdvisor");
            return false;
        } catch (ClassNotFoundException older) {
            return true;
        }
    }

    @Override
    public ChatResponse call(Prompt prompt) {
        List<Message> messages = prompt.getInstructions();
        Message last = messages.get(messages.size() - 1);
        if (last instanceof ToolResponseMessage results) {
            results.getResponses().forEach(result -> Stage.read(result.responseData()));
            return new ChatResponse(List.of(new Generation(new AssistantMessage("done"))));
        }
        String text = last.getText();
        String tool = text.substring(0, text.indexOf(' '));
        String arguments = text.substring(text.indexOf(' ') + 1);
        AssistantMessage.ToolCall call = new AssistantMessage.ToolCall("call-1", "function", tool, arguments);
        ChatResponse response = new ChatResponse(List.of(new Generation(calling(call))));
        return RUNS_TOOLS ? run(prompt, response) : response;
    }

    private ChatResponse run(Prompt prompt, ChatResponse response) {
        ToolExecutionResult result = manager.executeToolCalls(prompt, response);
        return result.returnDirect()
                ? new ChatResponse(ToolExecutionResult.buildGenerations(result))
                : call(new Prompt(result.conversationHistory(), prompt.getOptions()));
    }

    @Override
    public Flux<ChatResponse> stream(Prompt prompt) {
        return Flux.defer(() -> Flux.just(call(prompt)))
                .subscribeOn(reactor.core.scheduler.Schedulers.boundedElastic());
    }

    /** The constructor of 1.x is not open in 2.x, which has a builder. */
    private static AssistantMessage calling(AssistantMessage.ToolCall call) {
        try {
            Constructor<AssistantMessage> constructor = null;
            for (Constructor<?> each : AssistantMessage.class.getDeclaredConstructors()) {
                if (each.getParameterCount() >= 3) {
                    constructor = AssistantMessage.class.getDeclaredConstructor(each.getParameterTypes());
                    break;
                }
            }
            constructor.setAccessible(true);
            return constructor.getParameterCount() == 3
                    ? constructor.newInstance("", Map.of(), List.of(call))
                    : constructor.newInstance("", Map.of(), List.of(call), List.of());
        } catch (ReflectiveOperationException otherShape) {
            throw new IllegalStateException(otherShape);
        }
    }

    @Override
    public ChatOptions getDefaultOptions() {
        return ToolCallingChatOptions.builder().build();
    }

    /** What 2.x calls them. */
    @SuppressWarnings("MissingOverride") // in 1.x it overrides nothing
    public ChatOptions getOptions() {
        return ToolCallingChatOptions.builder().build();
    }
}
