// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.testapp.mail;

import dev.bylaw.annotations.GovernedAction;
import dev.langchain4j.agent.tool.Tool;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The support team's inbox. */
@Component
public class Inbox {

    private final JdbcClient database;

    public Inbox(JdbcClient database) {
        this.database = database;
    }

    /** Every mail received, oldest first. */
    @Tool(name = "read_inbox", value = "Reads the mails that customers sent.")
    @GovernedAction("read_inbox")
    public List<ReceivedMail> read() {
        return database.sql("select id, sender, subject, body from inbox order by id")
                .query(ReceivedMail.class)
                .list();
    }
}
