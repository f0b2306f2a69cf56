// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.testapp.assistant;

import dev.bylaw.annotations.Bylaw;
import dev.bylaw.annotations.Principal;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Conversations of the support staff with the support agent. */
@Service
public class Conversations {

    private static final Principal AGENT = Principal.of("Agent", "support");

    private final SupportAgent agent;

    Conversations(SupportAgent agent) {
        this.agent = agent;
    }

    /**
     * Lets the support agent serve one request, on behalf of the user and under their name as well as its own: what
     * either may not do, it may not do.
     *
     * @param user who asks; the caller has authenticated them
     */
    public Conversation ask(String user, String text) throws Exception {
        String session = UUID.randomUUID().toString();
        String answer =
                Bylaw.as(Principal.of("User", user), AGENT).inSession(session).call(() -> agent.answer(text));
        return new Conversation(session, answer);
    }

    /** A request and what came of it. */
    public record Conversation(String session, String answer) {}
}
