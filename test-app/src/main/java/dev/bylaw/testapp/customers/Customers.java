// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.testapp.customers;

import dev.bylaw.annotations.GovernedAction;
import dev.bylaw.annotations.Resource;
import dev.langchain4j.agent.tool.P;
import dev.langchain4j.agent.tool.Tool;
import java.util.NoSuchElementException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The customers' records. */
@Component
public class Customers {

    private final JdbcClient database;

    public Customers(JdbcClient database) {
        this.database = database;
    }

    /**
     * The customer of this id.
     *
     * @throws NoSuchElementException when there is none
     */
    @Tool(name = "lookup_customer", value = "Looks up a customer's name and mail address.")
    @GovernedAction("lookup_customer")
    public Customer lookup(@P("the customer's id, for example c-1") @Resource("Customer") String customerId) {
        return database.sql("select id, name, email from customers where id = ?")
                .param(customerId)
                .query(Customer.class)
                .optional()
                .orElseThrow(() -> noSuchCustomer(customerId));
    }

    /**
     * Deletes the customer and everything that belongs to them. There is no way back.
     *
     * @throws NoSuchElementException when there is no such customer
     */
    @Tool(name = "delete_customer", value = "Deletes a customer and all their orders for good.")
    @GovernedAction("delete_customer")
    public String delete(@P("the customer's id, for example c-1") @Resource("Customer") String customerId) {
        int deleted = database.sql("delete from customers where id = ?")
                .param(customerId)
                .update();
        if (deleted == 0) {
            throw noSuchCustomer(customerId);
        }
        return "Deleted customer " + customerId + ".";
    }

    private static NoSuchElementException noSuchCustomer(String customerId) {
        return new NoSuchElementException("There is no customer " + customerId + ".");
    }
}
