// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.frameworks.mcp;

import dev.bylaw.frameworks.stage.Stage;
import io.modelcontextprotocol.client.McpAsyncClient;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Implementation;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import java.time.Duration;
import java.util.Map;

/** A client of a server in another process, which knows nothing of Bylaw. */
public final class Desk {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final JsonSchemaValidator NO_SCHEMAS =
            (schema, content) -> JsonSchemaValidator.ValidationResponse.asValid("");

    private Desk() {}

    /** The application. */
    public static void main(String[] arguments) {
        McpSyncClient sync = McpClient.sync(new Wire())
                .clientInfo(new Implementation("wiki", "1"))
                .jsonSchemaValidator(NO_SCHEMAS)
                .requestTimeout(PATIENCE)
                .build();
        sync.initialize();
        Stage.scene("allowed", () -> text(sync.callTool(search("law"))));
        Stage.scene("denied", () -> text(sync.callTool(search("secrets"))));
        McpAsyncClient async = McpClient.async(new Wire())
                .clientInfo(new Implementation("wiki", "1"))
                .jsonSchemaValidator(NO_SCHEMAS)
                .requestTimeout(PATIENCE)
                .build();
        async.initialize().block(PATIENCE);
        Stage.scene("async allowed", () -> text(async.callTool(search("law")).block(PATIENCE)));
        Stage.scene("async denied", () -> text(async.callTool(search("secrets")).block(PATIENCE)));
        McpSyncClient other = McpClient.sync(new Wire())
                .clientInfo(new Implementation("elsewhere", "1"))
                .jsonSchemaValidator(NO_SCHEMAS)
                .requestTimeout(PATIENCE)
                .build();
        other.initialize();
        Stage.scene("another server", () -> text(other.callTool(search("law"))));
    }

    private static CallToolRequest search(String query) {
        return new CallToolRequest("search", Map.of("query", query));
    }

    private static String text(CallToolResult result) {
        return result.isError() + " " + ((TextContent) result.content().get(0)).text();
    }
}
