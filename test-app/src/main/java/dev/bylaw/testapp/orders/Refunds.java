// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.testapp.orders;

import dev.bylaw.annotations.GovernedAction;
import dev.bylaw.annotations.Resource;
import dev.langchain4j.agent.tool.P;
import dev.langchain4j.agent.tool.Tool;
import java.util.NoSuchElementException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Pays money back. Can be extended, as beans often can; a subclass is governed like this class. */
@Component
public class Refunds {

    private final JdbcClient database;
    private final TransactionOperations transactions;

    public Refunds(JdbcClient database, TransactionOperations transactions) {
        this.database = database;
        this.transactions = transactions;
    }

    /**
     * Pays back a part of what was paid for an order, or all of it. Either the whole refund is booked or nothing is.
     *
     * @param amountInCents more than zero
     * @throws NoSuchElementException when there is no such order
     * @throws RefundRejectedException when the amount is not positive, or more than is left of what was paid
     */
    @Tool(name = "refund_order", value = "Pays money back for an order.")
    @GovernedAction("refund_order")
    public String refund(
            @P("the order's id, for example o-17") @Resource("Order") String orderId,
            @P("the amount in cents") long amountInCents) {
        if (amountInCents <= 0) {
            throw new RefundRejectedException("A refund must be more than zero, not " + amountInCents + " cents.");
        }
        transactions.executeWithoutResult(transaction -> book(orderId, amountInCents));
        return "Refunded " + amountInCents + " cents of order " + orderId + ".";
    }

    private void book(String orderId, long amountInCents) {
        long left = database.sql("select paid_cents - refunded_cents from orders where id = ? for update")
                .param(orderId)
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new NoSuchElementException("There is no order " + orderId + "."));
        if (amountInCents > left) {
            throw new RefundRejectedException(
                    "Order " + orderId + " has " + left + " cents left to refund, not " + amountInCents + ".");
        }
        database.sql("update orders set refunded_cents = refunded_cents + ? where id = ?")
                .params(amountInCents, orderId)
                .update();
        database.sql("insert into refunds (order_id, amount_cents) values (?, ?)")
                .params(orderId, amountInCents)
                .update();
    }
}
