// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.testapp.tickets;

import dev.bylaw.annotations.GovernedAction;
import dev.bylaw.annotations.Resource;
import java.util.NoSuchElementException;

/** The support team's tickets. The annotation here governs every implementation; none has to repeat it. */
public interface Tickets {

    /**
     * Closes an open ticket.
     *
     * @param resolution what was done about it
     * @throws NoSuchElementException when there is no such ticket, or it is closed already
     */
    @GovernedAction("close_ticket")
    String close(@Resource("Ticket") String ticketId, String resolution);
}
