// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.frameworks.langchain4j.agents;

import dev.bylaw.frameworks.stage.Stage;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.ArrayList;
import java.util.List;

/** A model that does what its user says, {@code tool order & tool order}, and is done. */
final class ScriptedModel implements ChatModel {

    @Override
    public ChatResponse doChat(ChatRequest request) {
        ChatMessage last = request.messages().get(request.messages().size() - 1);
        if (last instanceof UserMessage user) {
            List<ToolExecutionRequest> calls = new ArrayList<>();
            for (String each : user.singleText().split(" & ", -1)) {
                String[] words = each.split(" ", -1);
                calls.add(ToolExecutionRequest.builder()
                        .id("call-" + calls.size())
                        .name(words[0])
                        .arguments("{\"order\": \"" + words[1] + "\"}")
                        .build());
            }
            return ChatResponse.builder().aiMessage(AiMessage.from(calls)).build();
        }
        Stage.read(((ToolExecutionResultMessage) last).text());
        return ChatResponse.builder().aiMessage(AiMessage.from("done")).build();
    }
}
