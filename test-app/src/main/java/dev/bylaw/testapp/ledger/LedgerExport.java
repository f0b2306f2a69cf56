// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.testapp.ledger;

import dev.langchain4j.agent.tool.P;
import dev.langchain4j.agent.tool.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes every refund to a file that leaves the house. */
@Component
public class LedgerExport {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,40}");

    private final JdbcClient database;
    private final Path folder;

    public LedgerExport(JdbcClient database, @Value("${testapp.exports}") Path folder) {
        this.database = database;
        this.folder = folder;
    }

    /**
     * Writes {@code <name>.csv} into the folder of exports, and replaces the one that is there.
     *
     * @throws IllegalArgumentException when the name is not of letters, digits and hyphens
     * @throws IOException when the file cannot be written
     */
    @Tool(name = "export_ledger", value = "Exports all refunds to a file.")
    public String export(@P("the name of the export, for example 2026-q3") String name) throws IOException {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("The name of an export is letters, digits and hyphens.");
        }
        List<String> lines = new ArrayList<>(List.of("order,cents"));
        lines.addAll(database.sql("select order_id || ',' || amount_cents from refunds order by id")
                .query(String.class)
                .list());
        Files.createDirectories(folder);
        Files.write(folder.resolve(name + ".csv"), lines);
        return "Exported " + (lines.size() - 1) + " refunds as " + name + ".";
    }
}
