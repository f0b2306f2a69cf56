// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.testapp.fulfilment;

import dev.bylaw.annotations.Bylaw;
import dev.bylaw.annotations.GovernedAction;
import dev.bylaw.annotations.Principal;
import dev.langchain4j.agent.tool.P;
import dev.langchain4j.agent.tool.Tool;
import org.springframework.stereotype.Component;

/** Hands work to the fulfilment agent, which acts under a name of its own while it does it. */
@Component
public class Fulfilment {

    private static final Principal AGENT = Principal.of("Agent", "fulfilment");

    private final FulfilmentAgent agent;

    Fulfilment(FulfilmentAgent agent) {
        this.agent = agent;
    }

    /** What the fulfilment agent answers. */
    @Tool(name = "ask_fulfilment", value = "Asks the fulfilment agent to do something.")
    @GovernedAction("ask_fulfilment")
    public String ask(@P("what to do") String task) throws Exception {
        return Bylaw.delegate(AGENT).call(() -> agent.answer(task));
    }
}
