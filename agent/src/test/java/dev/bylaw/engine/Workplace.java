// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bylaw.evidence.log.LogReader;
import dev.bylaw.fork.ForkedJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A folder with a configuration, policies and a log, and JVMs under the shipped bylaw.jar in it. */
record Workplace(Path folder) {

    /** Lets the payer pay up to 5,000. */
    static final String POLICIES = """
            @id("payers") permit (principal == Agent::"payer", action == Action::"pay", resource is Road);
            @id("limit") @reason("too much") forbid (principal, action == Action::"pay", resource)
            when { context.input.amount > 5000 };
            """;

    static Workplace in(Path folder) throws IOException {
        Workplace workplace = new Workplace(folder);
        workplace.write("policies/pay.cedar", POLICIES);
        workplace.write("bylaw.yaml", "policies: policies\naudit: {dir: log}\n");
        return workplace;
    }

    void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    ForkedJvm jvm() {
        return ForkedJvm.under(
                ForkedJvm.bylawJar(), folder.resolve("bylaw.yaml").toString());
    }

    /** The predicates of the records of this type, in the order of the log. */
    List<JsonNode> records(String type) throws IOException {
        List<JsonNode> found = new ArrayList<>();
        ObjectMapper mapper = new ObjectMapper();
        try (LogReader reader = LogReader.open(folder.resolve("log"))) {
            while (reader.next()) {
                JsonNode statement = mapper.readTree(reader.record());
                if (statement.path("predicateType").asText().contains("/" + type + "/")) {
                    found.add(statement.path("predicate"));
                }
            }
        }
        return found;
    }
}
