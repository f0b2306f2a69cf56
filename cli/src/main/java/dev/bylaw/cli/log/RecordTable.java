// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.cli.log;

import dev.bylaw.cli.console.Console;
import dev.bylaw.cli.console.Paint.Tone;
import dev.bylaw.cli.console.Table;
import dev.bylaw.cli.json.Json;
import java.util.List;

/** Records for people: a table, one record a line. */
final class RecordTable implements RecordView {

    private final Table table;

    RecordTable(Console console) {
        table = new Table(console, "time (UTC)", "who", "action", "resource", "decision", "outcome", "rule", "reason");
    }

    @Override
    public void decision(DecisionView decision) {
        boolean observed =
                !decision.evaluated().isEmpty() && !decision.evaluated().equals(decision.decision());
        table.row(
                observed ? Tone.DOUBTFUL : decision.decision().equals("allow") ? outcomeTone(decision) : Tone.BAD,
                time(decision.time()),
                decision.who().isEmpty() ? "nobody" : String.join(" > ", decision.who()),
                decision.action(),
                decision.resource(),
                observed ? decision.decision() + " (" + decision.evaluated() + ")" : decision.decision(),
                decision.outcome().equals(Outcomes.NONE) ? "" : decision.outcome(),
                String.join(", ", decision.policies()),
                decision.reason().isEmpty() ? decision.code() : decision.reason());
    }

    private static Tone outcomeTone(DecisionView decision) {
        return switch (decision.outcome()) {
            case "unknown", "timedOut" -> Tone.DOUBTFUL;
            default -> Tone.NEUTRAL;
        };
    }

    @Override
    public void other(LogRecord record) {
        Json said = record.predicate();
        String[] cells = switch (record.type()) {
            case LogRecord.EXECUTION -> execution(said);
            case "policyChange" -> policyChange(said);
            case "coverage" -> coverage(said);
            case "recovery" ->
                cells(said.at("event").text(), "", said.at("detail").text());
            case "approval" ->
                cells(
                        said.at("verdict").text(),
                        String.join(", ", said.at("lifts").texts()),
                        "by " + said.at("by").text() + " for decision "
                                + said.at("decision", "id").text());
            case "heartbeat" -> cells("", "", "signed size " + number(said.at("log", "size")));
            case "keyChange" -> cells("", "", "new key " + said.at("newKey").text());
            default -> cells("", "", "a kind of record that this version does not know");
        };
        table.row(
                toneOf(record.type(), cells[0]),
                time(record.time()),
                "",
                "[" + record.type() + "]",
                "",
                cells[0],
                record.is(LogRecord.EXECUTION) ? said.at("outcome").text() : "",
                cells[1],
                cells[2]);
    }

    private static String[] cells(String decision, String rule, String reason) {
        return new String[] {decision, rule, reason};
    }

    private static String[] execution(Json said) {
        String error = said.at("error", "class").text();
        return cells("", "", "of decision " + said.at("decision", "id").text() + (error.isEmpty() ? "" : ": " + error));
    }

    private static String[] policyChange(Json said) {
        List<String> documents = said.at("new").items().stream()
                .map(document -> document.at("uri").text() + " "
                        + shortDigest(document.at("digest", "sha256").text()))
                .toList();
        String by = said.at("by").text();
        String finding = said.at("finding").text();
        return cells(
                said.at("outcome").text(),
                "",
                String.join(", ", documents)
                        + (by.isEmpty() ? "" : ", by " + by)
                        + (finding.isEmpty() ? "" : ": " + finding));
    }

    private static String[] coverage(Json said) {
        int governed = said.at("governed").items().size();
        int open = said.at("notGoverned").items().size();
        return cells(open == 0 ? "complete" : "gaps", "", governed + " methods governed, " + open + " not");
    }

    private static Tone toneOf(String type, String decision) {
        return switch (decision) {
            case "rejected", "gaps", "declined" -> Tone.BAD;
            default -> type.equals("recovery") ? Tone.DOUBTFUL : Tone.NEUTRAL;
        };
    }

    /** Enough of a digest to tell two apart at a glance. */
    private static String shortDigest(String sha256) {
        return sha256.length() > 12 ? sha256.substring(0, 12) : sha256;
    }

    private static String number(Json value) {
        return value instanceof Json.Num number ? number.literal() : "?";
    }

    /** {@code 2026-11-01T09:30:00.123456Z} to the millisecond, for the eye. */
    private static String time(String rfc3339) {
        return rfc3339.length() < 23 ? rfc3339 : rfc3339.substring(0, 10) + " " + rfc3339.substring(11, 23);
    }

    @Override
    public void end() {
        table.end();
    }
}
