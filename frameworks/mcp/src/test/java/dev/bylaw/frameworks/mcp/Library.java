// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.frameworks.mcp;

import dev.bylaw.frameworks.stage.Stage;
import io.modelcontextprotocol.client.McpAsyncClient;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpServerFeatures;
import io.modelcontextprotocol.server.McpStatelessServerFeatures;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.GetPromptRequest;
import io.modelcontextprotocol.spec.McpSchema.GetPromptResult;
import io.modelcontextprotocol.spec.McpSchema.Implementation;
import io.modelcontextprotocol.spec.McpSchema.Prompt;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceRequest;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceResult;
import io.modelcontextprotocol.spec.McpSchema.Resource;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import io.modelcontextprotocol.spec.McpServerTransportProvider;
import io.modelcontextprotocol.spec.McpStatelessServerTransport;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/** Servers with resources and prompts, and clients that read them. They know nothing of Bylaw. */
public final class Library {

    private static final String OPEN = "book:law";
    private static final String CLOSED = "book:secrets";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ServerCapabilities CAPABILITIES =
            ServerCapabilities.builder().resources(false, false).prompts(false).build();

    private Library() {}

    /** The application. */
    public static void main(String[] arguments) {
        play("", sync());
        play("async ", async());
        play("stateless ", stateless());
        client();
        asyncClient();
        System.exit(0); // schedulers of the SDK's are waiting for more
    }

    private static void play(String kind, Line line) {
        Stage.scene(kind + "read", () -> read(line, OPEN));
        Stage.scene(kind + "read denied", () -> read(line, CLOSED));
        Stage.scene(kind + "prompt", () -> prompt(line, "summary"));
        Stage.scene(kind + "prompt denied", () -> prompt(line, "confession"));
    }

    private static void client() {
        McpSyncClient client = McpClient.sync(new Wire())
                .clientInfo(new Implementation("books", "1"))
                .jsonSchemaValidator(Shop.NO_SCHEMAS)
                .requestTimeout(PATIENCE)
                .build();
        client.initialize();
        Stage.scene("client read", () -> text(client.readResource(new ReadResourceRequest(OPEN))));
        Stage.scene("client read denied", () -> text(client.readResource(new ReadResourceRequest(CLOSED))));
        Stage.scene("client prompt", () -> text(client.getPrompt(new GetPromptRequest("summary", Map.of()))));
        Stage.scene("client prompt denied", () -> text(client.getPrompt(new GetPromptRequest("confession", Map.of()))));
    }

    private static void asyncClient() {
        McpAsyncClient client = McpClient.async(new Wire())
                .clientInfo(new Implementation("books", "1"))
                .jsonSchemaValidator(Shop.NO_SCHEMAS)
                .requestTimeout(PATIENCE)
                .build();
        client.initialize().block(PATIENCE);
        Stage.scene(
                "async client read",
                () -> text(client.readResource(new ReadResourceRequest(OPEN)).block(PATIENCE)));
        Stage.scene(
                "async client read denied",
                () -> text(client.readResource(new ReadResourceRequest(CLOSED))
                        .onErrorResume(refused -> Mono.error(new IllegalStateException(refused.getMessage())))
                        .block(PATIENCE)));
    }

    static String read(Line line, String book) {
        return text(line.ask(McpSchema.METHOD_RESOURCES_READ, new ReadResourceRequest(book)));
    }

    private static String prompt(Line line, String name) {
        return text(line.ask(McpSchema.METHOD_PROMPT_GET, new GetPromptRequest(name, Map.of())));
    }

    static ReadResourceResult page(ReadResourceRequest request) {
        Stage.ran("read " + request.uri());
        return new ReadResourceResult(List.of());
    }

    static GetPromptResult written(GetPromptRequest request) {
        Stage.ran("write " + request.name());
        return new GetPromptResult("", List.of());
    }

    private static String text(Object answer) {
        return answer instanceof String error ? error : answer.getClass().getSimpleName();
    }

    private static Resource resource(String address) {
        return Resource.builder().uri(address).name(address).build();
    }

    private static Prompt prompt(String name) {
        return new Prompt(name, "", List.of());
    }

    static Line sync() {
        Line line = new Line();
        McpServer.sync((McpServerTransportProvider) line)
                .jsonMapper(Line.MAPPER)
                .jsonSchemaValidator(Shop.NO_SCHEMAS)
                .capabilities(CAPABILITIES)
                .resources(
                        new McpServerFeatures.SyncResourceSpecification(
                                resource(OPEN), (exchange, request) -> page(request)),
                        new McpServerFeatures.SyncResourceSpecification(
                                resource(CLOSED), (exchange, request) -> page(request)))
                .prompts(
                        new McpServerFeatures.SyncPromptSpecification(
                                prompt("summary"), (exchange, request) -> written(request)),
                        new McpServerFeatures.SyncPromptSpecification(
                                prompt("confession"), (exchange, request) -> written(request)))
                .build();
        line.greet();
        return line;
    }

    private static Line async() {
        Line line = new Line();
        McpServer.async((McpServerTransportProvider) line)
                .jsonMapper(Line.MAPPER)
                .jsonSchemaValidator(Shop.NO_SCHEMAS)
                .capabilities(CAPABILITIES)
                .resources(
                        new McpServerFeatures.AsyncResourceSpecification(
                                resource(OPEN), (exchange, request) -> Mono.fromCallable(() -> page(request))),
                        new McpServerFeatures.AsyncResourceSpecification(
                                resource(CLOSED), (exchange, request) -> Mono.fromCallable(() -> page(request))))
                .prompts(
                        new McpServerFeatures.AsyncPromptSpecification(
                                prompt("summary"), (exchange, request) -> Mono.fromCallable(() -> written(request))),
                        new McpServerFeatures.AsyncPromptSpecification(
                                prompt("confession"), (exchange, request) -> Mono.fromCallable(() -> written(request))))
                .build();
        line.greet();
        return line;
    }

    private static Line stateless() {
        Line line = new Line();
        McpServer.sync((McpStatelessServerTransport) line)
                .jsonMapper(Line.MAPPER)
                .jsonSchemaValidator(Shop.NO_SCHEMAS)
                .capabilities(CAPABILITIES)
                .resources(
                        new McpStatelessServerFeatures.SyncResourceSpecification(
                                resource(OPEN), (context, request) -> page(request)),
                        new McpStatelessServerFeatures.SyncResourceSpecification(
                                resource(CLOSED), (context, request) -> page(request)))
                .prompts(
                        new McpStatelessServerFeatures.SyncPromptSpecification(
                                prompt("summary"), (context, request) -> written(request)),
                        new McpStatelessServerFeatures.SyncPromptSpecification(
                                prompt("confession"), (context, request) -> written(request)))
                .build();
        return line;
    }
}
