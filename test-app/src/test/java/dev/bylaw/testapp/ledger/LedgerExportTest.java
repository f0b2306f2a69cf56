// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.testapp.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bylaw.testapp.ShopDatabase;
import dev.bylaw.testapp.orders.Refunds;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerExportTest {

    private final ShopDatabase database = new ShopDatabase();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void every_refund_is_a_line() throws IOException {
        Refunds refunds = new Refunds(database.client(), database.transactions());
        refunds.refund("o-17", 2000);
        refunds.refund("o-18", 300);

        new LedgerExport(database.client(), folder.resolve("new")).export("2026-q3");

        assertThat(folder.resolve("new/2026-q3.csv")).hasContent("order,cents\no-17,2000\no-18,300\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../secrets", "a/b", "a.b", "\0", "a b"})
    void a_name_cannot_leave_the_folder(String name) {
        assertThatThrownBy(() -> new LedgerExport(database.client(), folder).export(name))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(folder).isEmptyDirectory();
    }
}
