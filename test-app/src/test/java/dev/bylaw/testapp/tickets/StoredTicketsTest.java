// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.testapp.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bylaw.testapp.ShopDatabase;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StoredTicketsTest {

    private final ShopDatabase database = new ShopDatabase();
    private final Tickets tickets = new StoredTickets(database.client());

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_closed_ticket_says_what_was_done() {
        tickets.close("t-1", "sent a new kettle");

        assertThat(database.text("select resolution from tickets where id = 't-1'"))
                .isEqualTo("sent a new kettle");
    }

    @Test
    void a_ticket_is_closed_once() {
        tickets.close("t-1", "sent a new kettle");

        assertThatThrownBy(() -> tickets.close("t-1", "sent another"))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("There is no open ticket t-1.");
        assertThat(database.text("select resolution from tickets where id = 't-1'"))
                .isEqualTo("sent a new kettle");
    }
}
