// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.testapp.mail;

import dev.bylaw.annotations.GovernedAction;
import dev.bylaw.annotations.Redacted;
import dev.bylaw.annotations.Resource;
import dev.langchain4j.agent.tool.P;
import dev.langchain4j.agent.tool.Tool;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Mail on its way out. What lies here is sent. */
@Component
public class Outbox {

    private final JdbcClient database;

    public Outbox(JdbcClient database) {
        this.database = database;
    }

    /** Sends a mail. */
    @Tool(name = "send_mail", value = "Sends a mail.")
    @GovernedAction("send_mail")
    public String send(
            @P("the address to send to") @Resource("Mailbox") String to,
            @P("the subject") String subject,
            @P("the text") @Redacted String body) {
        post(to, subject, body);
        return "Sent to " + to + ".";
    }

    /** Sends the names and addresses of all customers. */
    @Tool(name = "send_customer_list", value = "Mails the list of all customers.")
    @GovernedAction("send_customer_list")
    public String sendCustomerList(@P("the address to send to") @Resource("Mailbox") String to) {
        List<String> lines = database.sql("select name || ' <' || email || '>' from customers order by id")
                .query(String.class)
                .list();
        post(to, "Customer list", String.join("\n", lines));
        return "Sent " + lines.size() + " customers to " + to + ".";
    }

    private void post(String to, String subject, String body) {
        database.sql("insert into outbox (recipient, subject, body) values (?, ?, ?)")
                .params(to, subject, body)
                .update();
    }
}
