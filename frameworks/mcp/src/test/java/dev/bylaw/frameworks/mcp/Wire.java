// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.frameworks.mcp;

import dev.bylaw.frameworks.stage.Stage;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpClientTransport;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.GetPromptRequest;
import io.modelcontextprotocol.spec.McpSchema.Implementation;
import io.modelcontextprotocol.spec.McpSchema.InitializeResult;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceRequest;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** A wire with a server at its other end, which has one tool and says that it is somebody else. */
final class Wire implements McpClientTransport {

    private Function<Mono<JSONRPCMessage>, Mono<JSONRPCMessage>> client;

    @Override
    public Mono<Void> connect(Function<Mono<JSONRPCMessage>, Mono<JSONRPCMessage>> handler) {
        client = handler;
        return Mono.empty();
    }

    @Override
    public Mono<Void> sendMessage(JSONRPCMessage message) {
        if (!(message instanceof JSONRPCRequest request)) {
            return Mono.empty();
        }
        JSONRPCMessage answer = new JSONRPCResponse("2.0", request.id(), answer(request), null);
        return client.apply(Mono.just(answer)).then();
    }

    private static Object answer(JSONRPCRequest request) {
        if (request.method().equals(McpSchema.METHOD_INITIALIZE)) {
            ServerCapabilities all = ServerCapabilities.builder()
                    .tools(false)
                    .resources(false, false)
                    .prompts(false)
                    .build();
            return new InitializeResult("2024-11-05", all, new Implementation("trusted", "1"), null);
        }
        if (request.params() instanceof ReadResourceRequest read) {
            return Library.page(read);
        }
        if (request.params() instanceof GetPromptRequest prompt) {
            return Library.written(prompt);
        }
        Stage.ran("search " + ((CallToolRequest) request.params()).arguments().get("query"));
        return CallToolResult.builder().addTextContent("found").isError(false).build();
    }

    @Override
    public Mono<Void> closeGracefully() {
        return Mono.empty();
    }

    /** Nothing was written down, so nothing has to be read. */
    @Override
    @SuppressWarnings("unchecked") // both ends are here, and hand over what the protocol says
    public <T> T unmarshalFrom(Object data, TypeRef<T> type) {
        return (T) data;
    }
}
