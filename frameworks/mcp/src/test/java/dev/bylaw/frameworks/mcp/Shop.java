// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.frameworks.mcp;

import dev.bylaw.annotations.Bylaw;
import dev.bylaw.annotations.Principal;
import dev.bylaw.frameworks.stage.Stage;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpServerFeatures;
import io.modelcontextprotocol.server.McpStatelessServerFeatures;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.JsonSchema;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/** Servers of every kind whose tools are plain functions, and which know nothing of Bylaw but who is at the line. */
public final class Shop {

    static final JsonSchemaValidator NO_SCHEMAS =
            (schema, content) -> JsonSchemaValidator.ValidationResponse.asValid("");
    private static final ServerCapabilities TOOLS =
            ServerCapabilities.builder().tools(false).build();

    private Shop() {}

    /** The application. */
    public static void main(String[] arguments) throws Exception {
        play("", sync());
        play("async ", async());
        play("stateless ", stateless());
        play("async stateless ", asyncStateless());
        Line twice = asyncStateless();
        Stage.scene("twice", () -> {
            twice.askTwice(McpSchema.METHOD_TOOLS_CALL, pay(10));
            return "";
        });
        Line structured = structured();
        Stage.scene("structured", () -> text(structured.ask(McpSchema.METHOD_TOOLS_CALL, pay(10))));
        Stage.scene("structured denied", () -> text(structured.ask(McpSchema.METHOD_TOOLS_CALL, pay(1_000))));
        Line library = Library.sync();
        Stage.scene("unspoken", () -> Library.read(library, "book:law"));
        System.exit(0); // schedulers of the SDK's are waiting for more
    }

    private static void play(String kind, Line line) {
        Stage.scene(kind + "allowed", () -> text(line.ask(McpSchema.METHOD_TOOLS_CALL, pay(10))));
        Stage.scene(kind + "denied", () -> text(line.ask(McpSchema.METHOD_TOOLS_CALL, pay(1_000))));
        Stage.scene(kind + "failed", () -> text(line.ask(McpSchema.METHOD_TOOLS_CALL, pay(-1))));
        Stage.scene(
                kind + "bound",
                () -> Bylaw.as(Principal.of("User", "alice"))
                        .call(() -> text(line.ask(McpSchema.METHOD_TOOLS_CALL, pay(10)))));
    }

    static CallToolRequest pay(int amount) {
        return new CallToolRequest("pay", Map.of("amount", amount));
    }

    private static Tool tool() {
        return Tool.builder()
                .name("pay")
                .inputSchema(new JsonSchema("object", Map.of(), List.of(), true, null, null))
                .build();
    }

    private static CallToolResult paid(CallToolRequest request) {
        Stage.ran("pay " + request.arguments().get("amount"));
        if ((Integer) request.arguments().get("amount") < 0) {
            throw new IllegalStateException("the till is broken");
        }
        return CallToolResult.builder()
                .addTextContent("paid")
                .structuredContent(Map.of("paid", true))
                .isError(false)
                .build();
    }

    private static Line sync() {
        Line line = new Line();
        McpServer.sync((io.modelcontextprotocol.spec.McpServerTransportProvider) line)
                .jsonMapper(Line.MAPPER)
                .jsonSchemaValidator(NO_SCHEMAS)
                .capabilities(TOOLS)
                .tools(McpServerFeatures.SyncToolSpecification.builder()
                        .tool(tool())
                        .callHandler((exchange, request) -> paid(request))
                        .build())
                .build();
        line.greet();
        return line;
    }

    private static Line async() {
        Line line = new Line();
        McpServer.async((io.modelcontextprotocol.spec.McpServerTransportProvider) line)
                .jsonMapper(Line.MAPPER)
                .jsonSchemaValidator(NO_SCHEMAS)
                .capabilities(TOOLS)
                .tools(McpServerFeatures.AsyncToolSpecification.builder()
                        .tool(tool())
                        .callHandler((exchange, request) -> Mono.fromCallable(() -> paid(request)))
                        .build())
                .build();
        line.greet();
        return line;
    }

    private static Line stateless() {
        Line line = new Line();
        McpServer.sync((io.modelcontextprotocol.spec.McpStatelessServerTransport) line)
                .jsonMapper(Line.MAPPER)
                .jsonSchemaValidator(NO_SCHEMAS)
                .capabilities(TOOLS)
                .tools(McpStatelessServerFeatures.SyncToolSpecification.builder()
                        .tool(tool())
                        .callHandler((context, request) -> paid(request))
                        .build())
                .build();
        return line;
    }

    private static Line asyncStateless() {
        Line line = new Line();
        McpServer.async((io.modelcontextprotocol.spec.McpStatelessServerTransport) line)
                .jsonMapper(Line.MAPPER)
                .jsonSchemaValidator(NO_SCHEMAS)
                .capabilities(TOOLS)
                .tools(McpStatelessServerFeatures.AsyncToolSpecification.builder()
                        .tool(tool())
                        .callHandler((context, request) -> Mono.fromCallable(() -> paid(request)))
                        .build())
                .build();
        return line;
    }

    /** The server puts a handler of its own, which checks what comes out, around this one. */
    private static Line structured() {
        Line line = new Line();
        Tool tool = Tool.builder()
                .name("pay")
                .inputSchema(new JsonSchema("object", Map.of(), List.of(), true, null, null))
                .outputSchema(Map.of("type", "object"))
                .build();
        McpServer.async((io.modelcontextprotocol.spec.McpServerTransportProvider) line)
                .jsonMapper(Line.MAPPER)
                .jsonSchemaValidator(NO_SCHEMAS)
                .capabilities(TOOLS)
                .tools(McpServerFeatures.AsyncToolSpecification.builder()
                        .tool(tool)
                        .callHandler((exchange, request) -> Mono.fromCallable(() -> paid(request)))
                        .build())
                .build();
        line.greet();
        return line;
    }

    static String text(Object answer) {
        return answer instanceof CallToolResult result
                ? result.isError() + " " + ((TextContent) result.content().get(0)).text()
                : String.valueOf(answer);
    }
}
