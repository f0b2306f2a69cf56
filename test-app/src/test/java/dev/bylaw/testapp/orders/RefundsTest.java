// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.testapp.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bylaw.testapp.ShopDatabase;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefundsTest {

    private final ShopDatabase database = new ShopDatabase();
    private final Refunds refunds = new Refunds(database.client(), database.transactions());

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_refund_is_booked_and_counted() {
        refunds.refund("o-17", 2000);
        refunds.refund("o-17", 500);

        assertThat(refunded("o-17")).isEqualTo(2500);
        assertThat(database.number("select sum(amount_cents) from refunds where order_id = 'o-17'"))
                .isEqualTo(2500);
    }

    @Test
    void no_more_is_refunded_than_was_paid() {
        refunds.refund("o-17", 8000);

        assertThatThrownBy(() -> refunds.refund("o-17", 901))
                .isInstanceOf(RefundRejectedException.class)
                .hasMessage("Order o-17 has 900 cents left to refund, not 901.");
        assertThat(refunded("o-17")).isEqualTo(8000);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void a_refund_is_more_than_nothing(long cents) {
        assertThatThrownBy(() -> refunds.refund("o-17", cents)).isInstanceOf(RefundRejectedException.class);
        assertThat(refunded("o-17")).isZero();
    }

    @Test
    void an_order_that_does_not_exist_is_named() {
        assertThatThrownBy(() -> refunds.refund("o-99", 1))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("There is no order o-99.");
    }

    @Test
    void a_refund_that_cannot_be_booked_is_not_counted() {
        database.client().sql("drop table refunds").update();

        assertThatThrownBy(() -> refunds.refund("o-17", 2000)).isInstanceOf(RuntimeException.class);
        assertThat(refunded("o-17")).isZero();
    }

    private long refunded(String order) {
        return database.number("select refunded_cents from orders where id = '" + order + "'");
    }
}
