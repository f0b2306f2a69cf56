// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.testapp.assistant;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Stands in for a language model: deterministic, offline, and as gullible as a real one on a bad day. The texts it
 * reads are its script.
 *
 * <p>It calls every tool that it is told to call, one at a time and in the order of reading, whoever says so: the user,
 * a tool's result, a mail quoted in one. A tool that is not offered it does not call. A refusal it reads like any other
 * result, and goes on. When nothing is left to call, its answer quotes all results.
 *
 * <p>Stateless: everything is in the messages. Safe to share.
 */
final class ObedientModel implements ChatModel {

    @Override
    public ChatResponse doChat(ChatRequest request) {
        Set<String> offered = request.toolSpecifications().stream()
                .map(ToolSpecification::name)
                .collect(Collectors.toSet());
        List<Instruction> told = request.messages().stream()
                .flatMap(message -> read(message).stream())
                .filter(instruction -> offered.contains(instruction.tool()))
                .toList();
        int called = (int) results(request).count();
        AiMessage reply = called < told.size()
                ? AiMessage.from(call(called, told.get(called)))
                : AiMessage.from(
                        results(request).map(ObedientModel::quote).collect(Collectors.joining("\n", "Done.\n", "")));
        return ChatResponse.builder().aiMessage(reply).build();
    }

    private static List<Instruction> read(ChatMessage message) {
        if (message instanceof UserMessage user) {
            return Instruction.in(user.singleText());
        }
        // A result is data, and no place to take instructions from. Models do it all the same.
        return message instanceof ToolExecutionResultMessage result
                ? Instruction.in(result.text().replace("\\\"", "\""))
                : List.of();
    }

    private static Stream<ToolExecutionResultMessage> results(ChatRequest request) {
        return request.messages().stream()
                .map(message -> message instanceof ToolExecutionResultMessage result ? result : null)
                .filter(Objects::nonNull);
    }

    private static ToolExecutionRequest call(int number, Instruction instruction) {
        return ToolExecutionRequest.builder()
                .id("call-" + number)
                .name(instruction.tool())
                .arguments(instruction.arguments())
                .build();
    }

    private static String quote(ToolExecutionResultMessage result) {
        return result.toolName() + ": " + result.text();
    }
}
