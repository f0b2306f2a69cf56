// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.testapp.scenario;

import dev.bylaw.testapp.TestApp;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;

/** Starts the service on a free port, plays the scenario, writes the result file and stops the service. */
public final class ScenarioRun {

    private ScenarioRun() {}

    /**
     * Plays the scenario.
     *
     * @param option {@code --scenario} or {@code --scenario=FILE}; the file gets one JSON object a line for each step
     * @param rest must be empty
     * @return 0 when every expectation held, 1 when not, 2 when the option is not one of these
     */
    public static int main(String option, List<String> rest) throws IOException {
        String file = option.substring("--scenario".length());
        if (!rest.isEmpty() || !(file.isEmpty() || file.matches("=.+"))) {
            System.err.println("usage: java -jar test-app.jar --scenario[=RESULTS]");
            return 2;
        }
        Path results = Path.of(file.isEmpty() ? "scenario.jsonl" : file.substring(1));
        Path exports = Files.createTempDirectory("test-app-exports");
        List<Outcome> outcomes;
        try (ConfigurableApplicationContext service =
                SpringApplication.run(TestApp.class, "--server.port=0", "--testapp.exports=" + exports)) {
            outcomes = play(service, exports);
        } finally {
            deleteFolder(exports);
        }
        write(outcomes, results);
        List<String> wrong = outcomes.stream()
                .filter(each -> !each.held())
                .map(Outcome::step)
                .toList();
        if (!wrong.isEmpty()) {
            System.err.println("Not as expected: " + String.join(", ", wrong) + ". See " + results + ".");
        }
        return wrong.isEmpty() ? 0 : 1;
    }

    static List<Outcome> play(ConfigurableApplicationContext service, Path exports) throws IOException {
        String port = service.getEnvironment().getRequiredProperty("local.server.port");
        return new Scenario(RestClient.create("http://127.0.0.1:" + port), service.getBean(JdbcClient.class), exports)
                .play();
    }

    private static void write(List<Outcome> outcomes, Path results) throws IOException {
        JsonMapper json = JsonMapper.shared();
        try (BufferedWriter lines = Files.newBufferedWriter(results)) {
            for (Outcome outcome : outcomes) {
                lines.write(json.writeValueAsString(outcome));
                lines.write('\n');
            }
        }
    }

    private static void deleteFolder(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
