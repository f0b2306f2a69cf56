// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TokenActorsTest {

    @Test
    void whoever_the_work_was_handed_to_first_comes_first() {
        Map<String, Object> planner = Map.of("sub", "planner");
        Map<String, Object> courier = Map.of("sub", "courier", "act", planner);
        assertThat(TokenActors.of(Map.of("act", courier), "alice")).containsExactly("planner", "courier");
    }

    @Test
    void the_client_acts_where_the_token_names_no_actor() {
        assertThat(TokenActors.of(Map.of("azp", "portal"), "alice")).containsExactly("portal");
        assertThat(TokenActors.of(Map.of("client_id", "desk", "azp", "portal"), "alice"))
                .containsExactly("desk");
        assertThat(TokenActors.of(Map.of("client_id", "desk", "act", Map.of("sub", "courier")), "alice"))
                .containsExactly("courier");
    }

    @Test
    void a_client_that_acts_for_itself_is_no_second_member() {
        assertThat(TokenActors.of(Map.of("client_id", "batch"), "batch")).isEmpty();
    }

    @Test
    void a_token_that_says_it_in_another_form_names_nobody() {
        assertThatThrownBy(() -> TokenActors.of(Map.of("act", "courier"), "alice"))
                .hasMessageContaining("act must be an object");
        assertThatThrownBy(() -> TokenActors.of(Map.of("act", Map.of("sub", 7)), "alice"))
                .hasMessageContaining("act.sub must be a text");
        assertThatThrownBy(() -> TokenActors.of(Map.of("client_id", ""), "alice"))
                .hasMessageContaining("client_id must be a text");
    }

    @Test
    void a_chain_without_end_is_refused() {
        Map<String, Object> act = Map.of("sub", "first");
        for (int i = 0; i < 100; i++) {
            act = Map.of("sub", "next", "act", act);
        }
        Map<String, Object> endless = Map.of("act", act);
        assertThatThrownBy(() -> TokenActors.of(endless, "alice")).hasMessageContaining("nested at most");
    }
}
