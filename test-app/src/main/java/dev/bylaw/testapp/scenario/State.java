// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.testapp.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Everything that the service can change, read from where it is kept and not through the service.
 *
 * @param refunded cents refunded in all, by order
 */
record State(
        List<Refunded> refunded,
        List<String> customers,
        List<String> openTickets,
        List<String> sent,
        List<String> shipped,
        List<String> exports) {

    record Refunded(String orderId, long cents) {}

    static State read(JdbcClient database, Path exports) throws IOException {
        return new State(
                database.sql("select id order_id, refunded_cents cents from orders order by id")
                        .query(Refunded.class)
                        .list(),
                texts(database, "select id from customers order by id"),
                texts(database, "select id from tickets where resolution is null order by id"),
                texts(database, "select id || ': ' || subject || ' to ' || recipient from outbox order by id"),
                texts(
                        database,
                        "select id || ': ' || quantity || ' ' || item || ' to ' || customer_id from shipments order by id"),
                files(exports));
    }

    /** One sentence for each change, in a fixed order. */
    List<String> changesSince(State before) {
        List<String> changes = new ArrayList<>();
        for (Refunded now : refunded) {
            for (Refunded then : before.refunded) {
                if (then.orderId().equals(now.orderId()) && then.cents() != now.cents()) {
                    changes.add("refunded " + (now.cents() - then.cents()) + " cents of " + now.orderId());
                }
            }
        }
        added(before.customers, customers).forEach(id -> changes.add("created customer " + id));
        added(customers, before.customers).forEach(id -> changes.add("deleted customer " + id));
        added(openTickets, before.openTickets).forEach(id -> changes.add("closed ticket " + id));
        added(before.sent, sent).forEach(mail -> changes.add("sent " + mail.substring(mail.indexOf(' ') + 1)));
        added(before.shipped, shipped)
                .forEach(parcel -> changes.add("shipped " + parcel.substring(parcel.indexOf(' ') + 1)));
        added(before.exports, exports).forEach(file -> changes.add("exported " + file));
        return List.copyOf(changes);
    }

    private static List<String> added(List<String> before, List<String> after) {
        return after.stream().filter(each -> !before.contains(each)).toList();
    }

    private static List<String> texts(JdbcClient database, String sql) {
        return database.sql(sql).query(String.class).list();
    }

    private static List<String> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
