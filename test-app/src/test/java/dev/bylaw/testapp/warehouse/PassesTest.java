// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.testapp.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.testapp.TestApp;
import dev.bylaw.testapp.warehouse.Passes.Pass;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.client.RestClient;

class PassesTest {

    @Test
    void a_pass_is_good_until_it_is_closed() {
        Passes passes = new Passes();
        Pass pass = passes.issue();
        assertThat(passes.redeem(pass.token())).contains(pass);

        pass.close();

        assertThat(passes.redeem(pass.token())).isEmpty();
    }

    @Test
    void a_pass_does_not_print_its_token() {
        Pass pass = new Passes().issue();

        assertThat(pass.toString()).doesNotContain(pass.token());
    }

    @Test
    void the_warehouse_answers_nobody_without_a_good_pass() {
        try (ConfigurableApplicationContext service = SpringApplication.run(TestApp.class, "--server.port=0")) {
            RestClient client = RestClient.create(
                    "http://127.0.0.1:" + service.getEnvironment().getRequiredProperty("local.server.port"));

            assertThat(status(client, null)).isEqualTo(401);
            assertThat(status(client, "Bearer 00")).isEqualTo(401);
            try (Pass pass = service.getBean(Passes.class).issue()) {
                assertThat(status(client, pass.token())).isEqualTo(401);
                assertThat(status(client, "Bearer " + pass.token())).isEqualTo(200);
            }
        }
    }

    private static int status(RestClient client, String authorization) {
        return client.post()
                .uri("/mcp")
                .headers(headers -> {
                    headers.add("Accept", "application/json, text/event-stream");
                    headers.add("Content-Type", "application/json");
                    if (authorization != null) {
                        headers.add("Authorization", authorization);
                    }
                })
                .body("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\",\"params\":{}}")
                .exchange((request, response) -> response.getStatusCode().value());
    }
}
