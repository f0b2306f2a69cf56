// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.testapp.web;

import dev.bylaw.annotations.Bylaw;
import dev.bylaw.annotations.Principal;
import dev.bylaw.testapp.assistant.Conversations;
import dev.bylaw.testapp.assistant.Conversations.Conversation;
import dev.bylaw.testapp.orders.Refunds;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What the support staff can ask of this service: of its agent, and, for refunds, of the shop itself. */
@RestController
class SupportDesk {

    private final Staff staff;
    private final Conversations conversations;
    private final Refunds refunds;

    SupportDesk(Staff staff, Conversations conversations, Refunds refunds) {
        this.staff = staff;
        this.conversations = conversations;
        this.refunds = refunds;
    }

    /** The agent serves a request. */
    @PostMapping("/conversations")
    Conversation converse(@RequestBody Request request) throws Exception {
        return conversations.ask(staff.authenticate(request.user()), request.text());
    }

    /** A person refunds an order, without any agent. */
    @PostMapping("/refunds")
    Refunded refund(@RequestBody RefundRequest request) throws Exception {
        Principal user = Principal.of("User", staff.authenticate(request.user()));
        return new Refunded(Bylaw.as(user).call(() -> refunds.refund(request.orderId(), request.amountInCents())));
    }

    record Request(String user, String text) {}

    record RefundRequest(String user, String orderId, long amountInCents) {}

    record Refunded(String answer) {}
}
