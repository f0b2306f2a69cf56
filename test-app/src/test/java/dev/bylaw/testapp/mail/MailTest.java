// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.testapp.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.testapp.ShopDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MailTest {

    private final ShopDatabase database = new ShopDatabase();
    private final Outbox outbox = new Outbox(database.client());

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void the_inbox_is_read_oldest_first() {
        assertThat(new Inbox(database.client()).read())
                .extracting(ReceivedMail::sender)
                .containsExactly("ada@customers.example", "blaise@customers.example");
    }

    @Test
    void a_mail_lies_in_the_outbox_once_it_is_sent() {
        outbox.send("ada@customers.example", "Kettle", "It is on its way.");

        assertThat(database.text("select recipient || '/' || subject || '/' || body from outbox"))
                .isEqualTo("ada@customers.example/Kettle/It is on its way.");
    }

    @Test
    void the_customer_list_has_every_customer_in_it() {
        outbox.sendCustomerList("lena@shop.example");

        assertThat(database.text("select body from outbox").lines())
                .containsExactly(
                        "Ada Byron <ada@customers.example>",
                        "Blaise Meyer <blaise@customers.example>",
                        "Chiara Conti <chiara@customers.example>");
    }
}
