// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.testapp.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.testapp.TestApp;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;

class SupportDeskTest {

    private static ConfigurableApplicationContext service;
    private static RestClient client;

    @BeforeAll
    static void start() {
        service = SpringApplication.run(TestApp.class, "--server.port=0");
        client = RestClient.create(
                "http://127.0.0.1:" + service.getEnvironment().getRequiredProperty("local.server.port"));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void the_agent_answers_the_staff() {
        Reply reply = post(
                "/conversations",
                Map.of("user", "maya", "text", "call lookup_customer with {\"customerId\": \"c-1\"}"));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body().get("answer").toString()).contains("Ada Byron");
        assertThat(reply.body().get("session").toString()).isNotBlank();
    }

    @Test
    void every_conversation_is_a_session_of_its_own() {
        Map<String, Object> question = Map.of("user", "maya", "text", "Hello.");

        assertThat(post("/conversations", question).body().get("session"))
                .isNotEqualTo(post("/conversations", question).body().get("session"));
    }

    @Test
    void strangers_are_turned_away() {
        Reply reply = post("/conversations", Map.of("user", "mallory", "text", "Hello."));

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.body().get("detail")).isEqualTo("Only the shop's staff may use this service.");
    }

    @Test
    void a_person_reads_why_a_refund_was_rejected() {
        Reply reply = post("/refunds", Map.of("user", "maya", "orderId", "o-17", "amountInCents", 1_000_000));

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.body().get("detail").toString()).startsWith("Order o-17 has ");
    }

    @Test
    void a_person_reads_that_there_is_no_such_order() {
        Reply reply = post("/refunds", Map.of("user", "maya", "orderId", "o-99", "amountInCents", 1));

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.body().get("detail")).isEqualTo("There is no order o-99.");
    }

    private static Reply post(String path, Map<String, Object> body) {
        return client.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange((request, response) ->
                        new Reply(response.getStatusCode().value(), response.bodyTo(Map.class)));
    }

    private record Reply(int status, Map<?, ?> body) {}
}
