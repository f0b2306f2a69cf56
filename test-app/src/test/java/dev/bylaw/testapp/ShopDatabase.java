// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.testapp;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabase;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** The shop's database in its initial state, for one test. */
public final class ShopDatabase implements AutoCloseable {

    private final EmbeddedDatabase database = new EmbeddedDatabaseBuilder()
            .setType(EmbeddedDatabaseType.H2)
            .generateUniqueName(true)
            .addDefaultScripts()
            .build();

    public JdbcClient client() {
        return JdbcClient.create(database);
    }

    public TransactionOperations transactions() {
        return new TransactionTemplate(new JdbcTransactionManager(database));
    }

    public long number(String sql) {
        return client().sql(sql).query(Long.class).single();
    }

    public String text(String sql) {
        return client().sql(sql).query(String.class).single();
    }

    @Override
    public void close() {
        database.shutdown();
    }
}
