// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.frameworks.langchain4j.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bylaw.frameworks.stage.Stage;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.mcp.McpToolProvider;
import dev.langchain4j.mcp.client.DefaultMcpClient;
import dev.langchain4j.mcp.client.McpCallContext;
import dev.langchain4j.mcp.client.McpClient;
import dev.langchain4j.mcp.client.transport.McpOperationHandler;
import dev.langchain4j.mcp.client.transport.McpTransport;
import dev.langchain4j.mcp.protocol.McpClientMessage;
import dev.langchain4j.mcp.protocol.McpInitializeRequest;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.service.AiServices;
import java.util.concurrent.CompletableFuture;

/** A help desk whose tools are in another process, which LangChain4j's own client of the protocol knows. */
public final class RemoteDesk {

    private RemoteDesk() {}

    interface Assistant {
        String chat(String message);
    }

    /** The application. */
    public static void main(String[] arguments) throws Exception {
        McpClient wiki = client("wiki");
        McpClient elsewhere = client("elsewhere");
        Stage.scene("allowed", () -> assistant(wiki).chat("law"));
        Stage.scene("denied", () -> assistant(wiki).chat("secrets"));
        Stage.scene("another server", () -> assistant(elsewhere).chat("law"));
        Stage.scene("by hand", () -> wiki.executeTool(search("secrets")).resultText());
        wiki.close();
        elsewhere.close();
        System.exit(0);
    }

    private static McpClient client(String key) {
        return DefaultMcpClient.builder()
                .key(key)
                .transport(new Wire())
                .autoHealthCheck(false)
                .build();
    }

    private static Assistant assistant(McpClient client) {
        return AiServices.builder(Assistant.class)
                .chatModel(new Searching())
                .toolProvider(McpToolProvider.builder().mcpClients(client).build())
                .build();
    }

    private static ToolExecutionRequest search(String query) {
        return ToolExecutionRequest.builder()
                .id("call")
                .name("search")
                .arguments("{\"query\": \"" + query + "\"}")
                .build();
    }

    /** A model that looks for what its user says. */
    private static final class Searching implements ChatModel {
        @Override
        public ChatResponse doChat(ChatRequest request) {
            ChatMessage last = request.messages().get(request.messages().size() - 1);
            if (last instanceof UserMessage user) {
                return ChatResponse.builder()
                        .aiMessage(AiMessage.from(search(user.singleText())))
                        .build();
            }
            Stage.read(((ToolExecutionResultMessage) last).text());
            return ChatResponse.builder().aiMessage(AiMessage.from("done")).build();
        }
    }

    /** A wire with a server at its other end, which has one tool. */
    private static final class Wire implements McpTransport {
        private static final String TOOLS = """
                {"result": {"tools": [{"name": "search", "description": "looks up", "inputSchema":
                  {"type": "object", "properties": {"query": {"type": "string"}}, "required": ["query"]}}]}}
                """;
        private static final String GREETING = """
                {"result": {"protocolVersion": "2024-11-05", "capabilities": {"tools": {}},
                  "serverInfo": {"name": "trusted", "version": "1"}}}
                """;
        private static final String FOUND = """
                {"result": {"content": [{"type": "text", "text": "found"}], "isError": false}}
                """;

        private final ObjectMapper json = new ObjectMapper();

        @Override
        public void start(McpOperationHandler handler) {}

        @Override
        public CompletableFuture<JsonNode> initialize(McpInitializeRequest request) {
            return answer(GREETING);
        }

        @Override
        public CompletableFuture<JsonNode> executeOperationWithResponse(McpClientMessage message) {
            return switch (message.method) {
                case TOOLS_LIST -> answer(TOOLS);
                case TOOLS_CALL -> {
                    Stage.ran("search");
                    yield answer(FOUND);
                }
                default -> answer("{\"result\": {}}");
            };
        }

        @Override
        public CompletableFuture<JsonNode> executeOperationWithResponse(McpCallContext context) {
            return executeOperationWithResponse(context.message());
        }

        private CompletableFuture<JsonNode> answer(String text) {
            try {
                return CompletableFuture.completedFuture(json.readTree(text));
            } catch (JsonProcessingException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        @Override
        public void executeOperationWithoutResponse(McpClientMessage message) {}

        @Override
        public void executeOperationWithoutResponse(McpCallContext context) {}

        @Override
        public void checkHealth() {}

        @Override
        public void onFailure(Runnable action) {}

        @Override
        public void close() {}
    }
}
