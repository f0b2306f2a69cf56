// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.testapp.web;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The people who work here. Stands where a real service has its single sign-on. */
@Component
class Staff {

    private final JdbcClient database;

    Staff(JdbcClient database) {
        this.database = database;
    }

    /**
     * The user's id, when it is one of the staff's.
     *
     * @throws NotStaffException when it is not
     */
    String authenticate(String user) {
        return database.sql("select id from staff where id = ?")
                .param(user)
                .query(String.class)
                .optional()
                .orElseThrow(NotStaffException::new);
    }

    /** Whoever asked does not work here. */
    static final class NotStaffException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotStaffException() {
            super("Only the shop's staff may use this service.");
        }
    }
}
