// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.testapp.fulfilment;

import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.mcp.SyncMcpToolCallbackProvider;
import org.springframework.stereotype.Component;

/** The agent that sends things: it has the shop's parcels, and the tools that the warehouse offers. */
@Component
class FulfilmentAgent {

    private final ChatClient client;
    private final Parcels parcels;
    private final WarehouseConnection warehouse;

    FulfilmentAgent(Parcels parcels, WarehouseConnection warehouse) {
        this.client = ChatClient.create(new ObedientChatModel());
        this.parcels = parcels;
        this.warehouse = warehouse;
    }

    /** What the agent answers when it has done what it could. */
    String answer(String task) {
        try (WarehouseConnection.Open open = warehouse.open()) {
            return client.prompt()
                    .user(task)
                    .tools(
                            parcels,
                            SyncMcpToolCallbackProvider.builder()
                                    .mcpClients(open.client())
                                    .build())
                    .call()
                    .content();
        }
    }
}
