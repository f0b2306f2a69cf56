// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.cli.doctor;

import dev.bylaw.cli.console.Console;
import dev.bylaw.cli.console.Exit;
import dev.bylaw.cli.console.Failure;
import dev.bylaw.cli.console.OutputOptions;
import dev.bylaw.cli.console.Paint;
import dev.bylaw.cli.console.Table;
import dev.bylaw.cli.json.Json;
import dev.bylaw.cli.json.JsonReader;
import dev.bylaw.cli.json.JsonSyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what a JVM leaves open, what is governed in it, and what is not. */
@Command(
        name = "doctor",
        description = "Show which powers a JVM leaves open, what closes each, and what is governed in it.",
        footer = {
            "",
            "A JVM is started with these flags and the enforcer, and ends before the application's first line. Give it the"
                    + " service's own command line: bylaw doctor -- -XX:+DisableAttachMechanism -jar service.jar. Exits 0"
                    + " when nothing is open and everything listed is governed, and 1 when not."
        })
public final class DoctorCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private OutputOptions output;

    @Option(names = "--config", paramLabel = "FILE", description = "The configuration; bylaw.yaml here by default.")
    private Path configuration;

    @Parameters(arity = "0..*", paramLabel = "FLAG", description = "The JVM's flags, after --.")
    private List<String> flags = new ArrayList<>();

    /** A command that speaks there. */
    public DoctorCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Failure {
        List<Json.Obj> report = new ArrayList<>();
        for (String line : new Patient(configuration, flags).examine()) {
            report.add(object(line));
            if (output.json()) {
                console.answer(line);
            }
        }
        if (!output.json()) {
            powers(report);
            methods(report);
            summary(report);
        }
        return count(report, "state", "open") + count(report, "notGoverned", null) == 0 ? Exit.YES : Exit.NO;
    }

    private static Json.Obj object(String line) throws Failure {
        try {
            return (Json.Obj) JsonReader.read(line);
        } catch (JsonSyntaxException broken) {
            throw Failure.usage(
                    "bylaw doctor: the JVM's report is not what it should be: " + broken.getMessage(), broken);
        }
    }

    private void powers(List<Json.Obj> report) {
        Table table = new Table(console, "power", "state", "what it lets code do", "how to close it");
        for (Json.Obj line : report) {
            if (has(line, "power")) {
                String state = text(line, "state");
                table.row(tone(state), text(line, "power"), state, text(line, "why"), text(line, "close"));
            }
        }
        table.end();
    }

    private static Paint.Tone tone(String state) {
        return switch (state) {
            case "open" -> Paint.Tone.BAD;
            case "advice" -> Paint.Tone.DOUBTFUL;
            default -> Paint.Tone.NEUTRAL;
        };
    }

    private void methods(List<Json.Obj> report) {
        if (count(report, "governed", null) + count(report, "notGoverned", null) == 0) {
            return;
        }
        console.answer("");
        Table table = new Table(console, "method", "governed as", "remark");
        for (Json.Obj line : report) {
            if (has(line, "governed")) {
                table.row(Paint.Tone.NEUTRAL, text(line, "governed"), text(line, "action"), "");
            } else if (has(line, "notGoverned")) {
                table.row(Paint.Tone.BAD, text(line, "notGoverned"), "not governed", text(line, "why"));
            }
        }
        table.end();
    }

    private void summary(List<Json.Obj> report) {
        console.answer("");
        console.answer(count(report, "state", "open") + " open, " + count(report, "state", "advice") + " to consider, "
                + count(report, "governed", null) + " methods governed, " + count(report, "notGoverned", null)
                + " not");
    }

    private static boolean has(Json.Obj line, String member) {
        return line.members().containsKey(member);
    }

    private static String text(Json.Obj line, String member) {
        return line.members().get(member) instanceof Json.Text text ? text.value() : "";
    }

    private static long count(List<Json.Obj> report, String member, String value) {
        return report.stream()
                .filter(line -> has(line, member)
                        && (value == null || text(line, member).equals(value)))
                .count();
    }
}
