// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.testapp.fulfilment;

import dev.bylaw.testapp.assistant.Instruction;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.AssistantMessage.ToolCall;
import org.springframework.ai.chat.messages.ToolResponseMessage;
import org.springframework.ai.chat.messages.ToolResponseMessage.ToolResponse;
import org.springframework.ai.chat.messages.UserMessage;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.model.tool.ToolCallingChatOptions;

/**
 * Stands in for a language model behind Spring AI: it calls the tools that the user's text tells it to call, one at a time, as
 * far as they are offered, and then quotes what came of each. Stateless; safe to share.
 */
final class ObedientChatModel implements ChatModel {

    @Override
    public ChatResponse call(Prompt prompt) {
        Set<String> offered = offered(prompt);
        List<Instruction> told = prompt.getInstructions().stream()
                .filter(UserMessage.class::isInstance)
                .flatMap(message -> Instruction.in(message.getText()).stream())
                .filter(instruction -> offered.contains(instruction.tool()))
                .toList();
        List<ToolResponse> results = prompt.getInstructions().stream()
                .filter(ToolResponseMessage.class::isInstance)
                .flatMap(message -> ((ToolResponseMessage) message).getResponses().stream())
                .toList();
        AssistantMessage reply = results.size() < told.size()
                ? AssistantMessage.builder()
                        .toolCalls(List.of(call(results.size(), told.get(results.size()))))
                        .build()
                : new AssistantMessage(results.stream()
                        .map(result -> result.name() + ": " + result.responseData())
                        .collect(Collectors.joining("\n", "Done.\n", "")));
        return new ChatResponse(List.of(new Generation(reply)));
    }

    /** Options that can hold tools; Spring AI offers a model none otherwise. */
    @Override
    public ChatOptions getOptions() {
        return ToolCallingChatOptions.builder().build();
    }

    private static Set<String> offered(Prompt prompt) {
        return prompt.getOptions() instanceof ToolCallingChatOptions options
                ? options.getToolCallbacks().stream()
                        .map(tool -> tool.getToolDefinition().name())
                        .collect(Collectors.toSet())
                : Set.of();
    }

    private static ToolCall call(int number, Instruction instruction) {
        return new ToolCall("call-" + number, "function", instruction.tool(), instruction.arguments());
    }
}
