// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.testapp.fulfilment;

import dev.bylaw.testapp.warehouse.Passes;
import dev.bylaw.testapp.warehouse.Passes.Pass;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The way to the warehouse: MCP over HTTP, with a pass that says on whose behalf. */
@Component
class WarehouseConnection {

    private final Environment environment;
    private final Passes passes;

    WarehouseConnection(Environment environment, Passes passes) {
        this.environment = environment;
        this.passes = passes;
    }

    /** A connection for whoever acts on this thread, as long as it is open. */
    Open open() {
        Pass pass = passes.issue();
        String header = "Bearer " + pass.token();
        McpSyncClient client = McpClient.sync(HttpClientStreamableHttpTransport.builder(
                                "http://127.0.0.1:" + environment.getRequiredProperty("local.server.port"))
                        .endpoint("/mcp")
                        .openConnectionOnStartup(false)
                        .addHttpRequestCustomizer(
                                (request, method, uri, body, context) -> request.setHeader("Authorization", header))
                        .build())
                .build();
        try {
            client.initialize();
            return new Open(client, pass);
        } catch (RuntimeException notReached) {
            client.close();
            pass.close();
            throw notReached;
        }
    }

    /** A connection. Closing it ends the pass. */
    record Open(McpSyncClient client, Pass pass) implements AutoCloseable {

        @Override
        public void close() {
            client.close();
            pass.close();
        }
    }
}
