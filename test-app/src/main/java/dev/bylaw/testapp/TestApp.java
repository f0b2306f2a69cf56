// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.testapp;

import dev.bylaw.testapp.demo.Report;
import dev.bylaw.testapp.scenario.ScenarioRun;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * Starts the service; with {@code --scenario[=RESULTS]} plays the scenario against it and ends, with {@code --report}
 * shows what two runs of the scenario came to.
 */
@SpringBootApplication
public class TestApp {

    public static void main(String[] arguments) throws Exception {
        String mode = arguments.length == 0 ? "" : arguments[0];
        List<String> rest = Arrays.asList(arguments).subList(Math.min(1, arguments.length), arguments.length);
        if (mode.startsWith("--scenario")) {
            System.exit(ScenarioRun.main(mode, rest));
        } else if (mode.equals("--report")) {
            System.exit(Report.main(rest));
        } else {
            SpringApplication.run(TestApp.class, arguments);
        }
    }
}
