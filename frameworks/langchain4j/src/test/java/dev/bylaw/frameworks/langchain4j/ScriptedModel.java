// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.frameworks.langchain4j;

import dev.bylaw.frameworks.stage.Stage;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.util.ArrayList;
import java.util.List;

/** A model that does what its user says: {@code tool {arguments} & tool {arguments}}. */
final class ScriptedModel implements ChatModel {

    @Override
    public ChatResponse doChat(ChatRequest request) {
        return answer(request);
    }

    private static ChatResponse answer(ChatRequest request) {
        List<ChatMessage> messages = request.messages();
        int last = messages.size() - 1;
        if (messages.get(last) instanceof UserMessage user) {
            List<ToolExecutionRequest> calls = new ArrayList<>();
            for (String call : user.singleText().split(" & ", -1)) {
                calls.add(ToolExecutionRequest.builder()
                        .id("call-" + calls.size())
                        .name(call.substring(0, call.indexOf(' ')))
                        .arguments(call.substring(call.indexOf(' ') + 1))
                        .build());
            }
            return ChatResponse.builder().aiMessage(AiMessage.from(calls)).build();
        }
        int first = last;
        while (messages.get(first - 1) instanceof ToolExecutionResultMessage) {
            first--;
        }
        for (ChatMessage message : messages.subList(first, last + 1)) {
            Stage.read(((ToolExecutionResultMessage) message).text());
        }
        return ChatResponse.builder().aiMessage(AiMessage.from("done")).build();
    }

    /** The same on a thread of its own, as providers do it. */
    static final class Streaming implements StreamingChatModel {
        @Override
        public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
            new Thread(() -> handler.onCompleteResponse(answer(request))).start();
        }
    }
}
