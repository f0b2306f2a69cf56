// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.testapp.scenario;

import java.util.Map;

/** What a step sends to the service: a JSON body, posted to a path. */
record Request(String path, Map<String, Object> body) {

    /** A member of the staff asks the support agent. */
    static Request conversation(String user, String text) {
        return new Request("/conversations", Map.of("user", user, "text", text));
    }

    /** A member of the staff refunds an order, without any agent. */
    static Request refund(String user, String orderId, long amountInCents) {
        return new Request("/refunds", Map.of("user", user, "orderId", orderId, "amountInCents", amountInCents));
    }
}
