// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.testapp.tickets;

import dev.langchain4j.agent.tool.P;
import dev.langchain4j.agent.tool.Tool;
import java.util.NoSuchElementException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tickets in the database. */
@Component
public final class StoredTickets implements Tickets {

    private final JdbcClient database;

    public StoredTickets(JdbcClient database) {
        this.database = database;
    }

    @Override
    @Tool(name = "close_ticket", value = "Closes a ticket.")
    public String close(
            @P("the ticket's id, for example t-1") String ticketId, @P("what was done about it") String resolution) {
        int closed = database.sql("update tickets set resolution = ? where id = ? and resolution is null")
                .params(resolution, ticketId)
                .update();
        if (closed == 0) {
            throw new NoSuchElementException("There is no open ticket " + ticketId + ".");
        }
        return "Closed ticket " + ticketId + ".";
    }
}
