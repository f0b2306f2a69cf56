// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.testapp.assistant;

import dev.bylaw.testapp.analysis.AnalysisRunner;
import dev.bylaw.testapp.customers.Customers;
import dev.bylaw.testapp.fulfilment.Fulfilment;
import dev.bylaw.testapp.ledger.LedgerExport;
import dev.bylaw.testapp.mail.Inbox;
import dev.bylaw.testapp.mail.Outbox;
import dev.bylaw.testapp.orders.Refunds;
import dev.bylaw.testapp.tickets.Tickets;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.tool.ToolErrorContext;
import dev.langchain4j.service.tool.ToolErrorHandlerResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who is offered which tools. What they are offered is not what they may do: policies say that. */
@Configuration(proxyBeanMethods = false)
class AssistantConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(AssistantConfiguration.class);

    /** A model that went round this often is going in circles. */
    private static final int ROUNDS = 20;

    /** A tool that fails, or is refused, is a result like any other: the model reads why. */
    private static ToolErrorHandlerResult told(Throwable failure, ToolErrorContext call) {
        String tool = call.toolExecutionRequest().name();
        LOG.info("{} did not succeed: {}", tool, failure.toString());
        return ToolErrorHandlerResult.text(failure.getMessage() == null ? tool + " failed." : failure.getMessage());
    }

    @Bean
    ChatModel model() {
        return new ObedientModel();
    }

    @Bean
    Triage triage(ChatModel model, Customers customers, Refunds refunds, Tickets tickets) {
        return new Triage(AiServices.builder(TriageAgent.class)
                .chatModel(model)
                .tools(customers, refunds, tickets)
                .maxToolCallingRoundTrips(ROUNDS)
                .toolExecutionErrorHandler(AssistantConfiguration::told)
                .build());
    }

    @Bean
    SupportAgent supportAgent(
            ChatModel model,
            Customers customers,
            Refunds refunds,
            Tickets tickets,
            Inbox inbox,
            Outbox outbox,
            LedgerExport ledger,
            AnalysisRunner analysis,
            Triage triage,
            Fulfilment fulfilment) {
        return AiServices.builder(SupportAgent.class)
                .chatModel(model)
                .tools(customers, refunds, tickets, inbox, outbox, ledger, analysis, triage, fulfilment)
                .maxToolCallingRoundTrips(ROUNDS)
                .toolExecutionErrorHandler(AssistantConfiguration::told)
                .build();
    }
}
