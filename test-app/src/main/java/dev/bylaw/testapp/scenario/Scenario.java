// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.testapp.scenario;

import dev.bylaw.annotations.Bylaw;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.RestClient;

/**
 * Plays the steps against a running service, over HTTP, and reads back what came of each. Prints nothing. The service
 * must be in its initial state.
 */
final class Scenario {

    private final RestClient service;
    private final JdbcClient database;
    private final Path exports;

    /**
     * @param service the service, by its base URL
     * @param database the database that the service uses
     * @param exports the folder that it exports to
     */
    Scenario(RestClient service, JdbcClient database, Path exports) {
        this.service = service;
        this.database = database;
        this.exports = exports;
    }

    /** What came of every step, in order. One that goes wrong does not keep the next from being played. */
    List<Outcome> play() throws IOException {
        boolean enforced = isEnforced();
        List<Outcome> outcomes = new ArrayList<>();
        for (Step step : Steps.all()) {
            State before = State.read(database, exports);
            String read = post(step.request());
            List<String> effects = State.read(database, exports).changesSince(before);
            outcomes.add(Outcome.of(step, enforced, effects, read));
        }
        return outcomes;
    }

    private static boolean isEnforced() {
        try {
            Bylaw.requireEnforced();
            return true;
        } catch (IllegalStateException withoutEnforcer) {
            return false;
        }
    }

    /** What the caller is told: the answer, or the problem in its place. */
    private String post(Request request) {
        return service.post()
                .uri(request.path())
                .contentType(MediaType.APPLICATION_JSON)
                .body(request.body())
                .exchange((sent, response) -> {
                    Map<?, ?> body = response.bodyTo(Map.class);
                    if (body == null) {
                        return "HTTP " + response.getStatusCode().value();
                    }
                    Object said = body.containsKey("answer") ? body.get("answer") : body.get("detail");
                    return String.valueOf(said);
                });
    }
}
