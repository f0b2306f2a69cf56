// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.testapp.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bylaw.testapp.ShopDatabase;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CustomersTest {

    private final ShopDatabase database = new ShopDatabase();
    private final Customers customers = new Customers(database.client());

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_customer_is_found_by_id() {
        assertThat(customers.lookup("c-1")).isEqualTo(new Customer("c-1", "Ada Byron", "ada@customers.example"));
    }

    @Test
    void a_customer_who_does_not_exist_is_named() {
        assertThatThrownBy(() -> customers.lookup("c-99"))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("There is no customer c-99.");
    }

    @Test
    void deleting_a_customer_deletes_their_orders() {
        customers.delete("c-1");

        assertThat(database.number("select count(*) from orders where customer_id = 'c-1'"))
                .isZero();
        assertThat(database.number("select count(*) from customers")).isEqualTo(2);
    }

    @Test
    void a_customer_cannot_be_deleted_twice() {
        customers.delete("c-1");

        assertThatThrownBy(() -> customers.delete("c-1")).hasMessage("There is no customer c-1.");
    }
}
