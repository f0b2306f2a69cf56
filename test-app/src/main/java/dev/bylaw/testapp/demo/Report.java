// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.testapp.demo;

import dev.bylaw.testapp.scenario.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;
import tools.jackson.databind.json.JsonMapper;

/** What two runs of the scenario came to, for a person to read. */
public final class Report {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String NOTHING = "-";

    /** A person, an agent, and two that it was handed on to. */
    private static final int HANDED_ON = 4;

    private final Palette palette;
    private final List<Outcome> unenforced;
    private final List<Outcome> enforced;
    private final List<DecisionRecord> records;

    Report(Palette palette, List<Outcome> unenforced, List<Outcome> enforced, List<DecisionRecord> records) {
        this.palette = palette;
        this.unenforced = unenforced;
        this.enforced = enforced;
        this.records = records;
    }

    /**
     * Prints the report.
     *
     * @param arguments {@code plain} or {@code ansi}, the results without the enforcer, those with it, and the decisions
     *     as {@code bylaw log show --json} prints them
     * @return 0 when everything is as it must be, 1 when not, 2 when the arguments are not these
     */
    public static int main(List<String> arguments) throws IOException {
        if (arguments.size() != 4) {
            System.err.println("usage: java -jar test-app.jar --report plain|ansi UNENFORCED ENFORCED RECORDS");
            return 2;
        }
        Report report = new Report(
                arguments.get(0).equals("ansi") ? Palette.ANSI : Palette.PLAIN,
                outcomes(Path.of(arguments.get(1))),
                outcomes(Path.of(arguments.get(2))),
                records(Path.of(arguments.get(3))));
        System.out.print(report.render());
        return report.findings().isEmpty() ? 0 : 1;
    }

    static List<Outcome> outcomes(Path file) throws IOException {
        List<Outcome> outcomes = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            outcomes.add(JSON.readValue(line, Outcome.class));
        }
        return outcomes;
    }

    /** The decisions of the file; other records in it are passed over. */
    static List<DecisionRecord> records(Path file) throws IOException {
        List<DecisionRecord> records = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            var record = JSON.readTree(line);
            if (record.hasNonNull("decision")) {
                records.add(DecisionRecord.of(record));
            }
        }
        return records;
    }

    List<String> findings() {
        return Findings.in(unenforced, enforced, records);
    }

    String render() {
        return palette.heading("What happened, read back from the database, the outbox and the exports") + "\n\n"
                + effects() + "\n"
                + palette.heading("What was decided, from the records in the log") + "\n\n"
                + decisions() + "\n"
                + trace()
                + verdict();
    }

    private String effects() {
        Table table = new Table(46, 36, 36);
        table.row(palette::heading, "attempted", "without the enforcer", "with the enforcer");
        Iterator<Outcome> with = enforced.iterator();
        for (Outcome without : unenforced) {
            String effect = with.hasNext() ? effect(with.next()) : "not played";
            boolean stopped = effect.equals(NOTHING) && !effect(without).equals(NOTHING);
            table.row(
                    stopped ? palette::good : UnaryOperator.identity(),
                    without.attempted(),
                    effect(without),
                    stopped ? "prevented" : effect);
        }
        return table.render();
    }

    private static String effect(Outcome outcome) {
        return outcome.effects().isEmpty() ? NOTHING : String.join(", ", outcome.effects());
    }

    private String decisions() {
        Table table = new Table(24, 18, 27, 8, 28, 44);
        table.row(palette::heading, "who", "action", "resource", "decision", "rule", "reason");
        for (DecisionRecord record : records) {
            if (record.isAllowedHandOver()) {
                // There is one before everything; the request below shows them.
                continue;
            }
            table.row(
                    record.allowed() ? UnaryOperator.identity() : palette::bad,
                    record.who().isEmpty() ? "nobody" : String.join(" > ", record.who()),
                    record.action(),
                    record.resource(),
                    record.decision(),
                    record.rules().isEmpty() ? NOTHING : String.join(", ", record.rules()),
                    record.reason().isEmpty() ? NOTHING : record.reason());
        }
        return table.render();
    }

    /** The first conversation that was handed on the farthest, from its first decision to its last. */
    private String trace() {
        int hands =
                records.stream().mapToInt(record -> record.who().size()).max().orElse(0);
        String session = records.stream()
                .filter(record -> record.who().size() == hands)
                .map(DecisionRecord::session)
                .findFirst()
                .orElse("");
        if (hands < HANDED_ON) {
            return "";
        }
        Table table = new Table(44, 18, 34, 8);
        table.row(palette::heading, "who, and for whom", "action", "resource", "decision");
        records.stream()
                .filter(record -> record.session().equals(session))
                .forEach(record -> table.row(
                        UnaryOperator.identity(),
                        String.join(" > ", record.who()),
                        record.action(),
                        record.resource(),
                        record.decision()));
        return palette.heading("One request through LangChain4j, Spring AI and MCP, as it was handed on") + "\n\n"
                + table.render() + "\n";
    }

    private String verdict() {
        List<String> findings = findings();
        if (findings.isEmpty()) {
            return palette.good("Every one of " + (unenforced.size() + enforced.size())
                            + " expectations held, and effects and records agree.")
                    + "\n";
        }
        StringBuilder text = new StringBuilder(palette.bad("Not as expected:")).append('\n');
        findings.forEach(finding -> text.append("  - ").append(finding).append('\n'));
        return text.toString();
    }
}
