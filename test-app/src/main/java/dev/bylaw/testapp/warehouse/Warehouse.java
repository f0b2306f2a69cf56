// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.testapp.warehouse;

import org.springframework.ai.mcp.annotation.McpTool;
import org.springframework.ai.mcp.annotation.McpToolParam;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Ships things. Nothing here knows of governance: the annotation that makes the method a tool is what governs it. */
@Component
public class Warehouse {

    private final JdbcClient database;

    Warehouse(JdbcClient database) {
        this.database = database;
    }

    /** Ships so many of an item to a customer. */
    @McpTool(name = "ship_item", description = "Ships an item to a customer.")
    public String ship(
            @McpToolParam(description = "the item, for example kettle") String item,
            @McpToolParam(description = "how many") long quantity,
            @McpToolParam(description = "the customer's id, for example c-1") String customerId) {
        database.sql("insert into shipments (customer_id, item, quantity) values (?, ?, ?)")
                .params(customerId, item, quantity)
                .update();
        return "Shipped " + quantity + " " + item + " to " + customerId + ".";
    }
}
