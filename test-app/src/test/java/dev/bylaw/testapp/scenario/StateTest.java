// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.testapp.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.testapp.ShopDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StateTest {

    private final ShopDatabase database = new ShopDatabase();

    @TempDir
    Path exports;

    @AfterEach
    void close() {
        database.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            update orders set refunded_cents = 7 where id = 'o-17'                              | refunded 7 cents of o-17
            delete from customers where id = 'c-3'                                              | deleted customer c-3
            insert into customers (id, name, email) values ('c-4', 'n', 'e')                    | created customer c-4
            update tickets set resolution = 'done' where id = 't-2'                             | closed ticket t-2
            insert into outbox (recipient, subject, body) values ('a@b', 'Hello', 'x')          | sent Hello to a@b
            """)
    void each_change_is_seen(String sql, String change) throws IOException {
        State before = State.read(database.client(), exports);
        database.client().sql(sql).update();

        assertThat(State.read(database.client(), exports).changesSince(before)).containsExactly(change);
    }

    @Test
    void an_export_is_seen() throws IOException {
        State before = State.read(database.client(), exports);
        Files.createFile(exports.resolve("a.csv"));

        assertThat(State.read(database.client(), exports).changesSince(before)).containsExactly("exported a.csv");
    }

    @Test
    void nothing_is_seen_where_nothing_changed() throws IOException {
        State before = State.read(database.client(), exports.resolve("absent"));

        assertThat(State.read(database.client(), exports).changesSince(before)).isEmpty();
    }
}
