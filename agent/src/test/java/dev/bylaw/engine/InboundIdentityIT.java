// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.engine.app.Serves;
import dev.bylaw.fork.ForkedJvm;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Users whom the real Spring Security has authenticated, under the shipped agent. */
class InboundIdentityIT {

    @TempDir
    Path folder;

    private Workplace workplace(String identity) throws Exception {
        Workplace workplace = Workplace.in(folder);
        workplace.write("policies/pay.cedar", """
                @id("pay") permit (principal, action == Action::"pay", resource is Road);
                @id("proven") forbid (principal is User, action == Action::"pay", resource)
                unless { context.source == "credential" };
                """);
        workplace.write("bylaw.yaml", "policies: policies\naudit: {dir: log}\n" + identity);
        return workplace;
    }

    @Test
    void whoever_is_authenticated_acts_for_the_request_and_nobody_else_does() throws Exception {
        Workplace workplace = workplace("identity: {user: spring-security, agent: token}\n");
        ForkedJvm.Outcome outcome = workplace.jvm().run(Serves.class);
        assertThat(outcome.out())
                .as(outcome.transcript())
                .containsExactly(
                        "authenticated paid",
                        "again paid",
                        "agent paid",
                        "unproven refused",
                        "anonymous refused",
                        "nobody refused",
                        "acting paid",
                        "client paid",
                        "unreadable refused",
                        "broken threw the page is broken",
                        "afterwards refused",
                        "[User::\"bob\"]");
        assertThat(workplace.records("decision"))
                .extracting(each -> each.at("/actor/agent").asText() + " " + each.at("/actor/sources") + " "
                        + each.path("code").asText())
                .containsExactly(
                        "User::\"alice\" [\"credential\"] ",
                        "User::\"alice\" [\"credential\"] ",
                        "Agent::\"payer\" [\"credential\",\"api\"] ",
                        "  unattributed",
                        "  unattributed",
                        "  unattributed",
                        "Agent::\"courier\" [\"credential\",\"credential\",\"credential\"] ",
                        "Agent::\"portal\" [\"credential\",\"credential\"] ",
                        "  unattributed",
                        "  unattributed");
    }

    @Test
    void where_nothing_is_said_nobody_is_asked_who_is_authenticated() throws Exception {
        ForkedJvm.Outcome outcome = workplace("").jvm().run(Serves.class);
        assertThat(outcome.out()).as(outcome.transcript()).startsWith("authenticated refused", "again refused");
    }
}
