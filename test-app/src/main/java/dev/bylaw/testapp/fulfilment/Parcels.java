// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.testapp.fulfilment;

import java.util.List;
import org.springframework.ai.tool.annotation.Tool;
import org.springframework.ai.tool.annotation.ToolParam;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is on its way to whom. */
@Component
public class Parcels {

    private final JdbcClient database;

    Parcels(JdbcClient database) {
        this.database = database;
    }

    /** One line for each parcel that went to the customer, the oldest first. */
    @Tool(name = "track_parcels", description = "Lists what was shipped to a customer.")
    public String track(@ToolParam(description = "the customer's id, for example c-1") String customerId) {
        List<String> shipped = database.sql(
                        "select quantity || ' ' || item from shipments where customer_id = ? order by id")
                .param(customerId)
                .query(String.class)
                .list();
        return shipped.isEmpty() ? "Nothing was shipped to " + customerId + "." : String.join("\n", shipped);
    }
}
