// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.cli.code;

import dev.bylaw.cli.console.Console;
import dev.bylaw.cli.console.Exit;
import dev.bylaw.cli.console.Failure;
import dev.bylaw.cli.console.OutputOptions;
import dev.bylaw.cli.console.Visible;
import dev.bylaw.cli.json.JsonLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists the classes with governed methods, as the annotation processor does for code that is compiled with it. */
@Command(
        name = "inventory",
        description = "List the classes that have governed methods. Exits 1 when a method cannot be governed.",
        footer = {
            "",
            "The list belongs at META-INF/bylaw/governed beside the classes; the enforcer then checks policies against",
            "those methods before the application starts. With --json, one line for each method."
        })
public final class InventoryCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private OutputOptions output;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write the list there, and make the folder.")
    private Path file;

    @Parameters(paramLabel = "PATH", arity = "1..*", description = "Jars, and folders of class files.")
    private List<Path> places;

    /** A command that speaks there. */
    public InventoryCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Failure {
        GovernedCode code = GovernedCode.read(places, Optional.empty());
        Set<String> classes = new TreeSet<>();
        for (GovernedCode.Method method : code.methods()) {
            classes.add(method.className());
            if (output.json()) {
                console.answer(new JsonLine()
                        .put("class", method.className())
                        .put("method", method.method())
                        .put("action", method.action())
                        .put("resource", method.resource())
                        .put("parameters", method.parameters())
                        .toString());
            }
        }
        for (String problem : code.problems()) {
            console.remark("bylaw: " + problem);
        }
        if (file != null) {
            write(classes);
            console.remark(
                    "bylaw: " + classes.size() + (classes.size() == 1 ? " class" : " classes") + " listed in " + file);
        } else if (!output.json()) {
            classes.forEach(name -> console.answer(Visible.lines(name)));
        }
        return code.problems().isEmpty() ? Exit.YES : Exit.NO;
    }

    private void write(Set<String> classes) throws Failure {
        try {
            if (file.getParent() != null) {
                Files.createDirectories(file.getParent());
            }
            Files.writeString(file, classes.isEmpty() ? "" : String.join("\n", classes) + "\n");
        } catch (IOException e) {
            throw Failure.usage(file + ": cannot be written: " + e + ".", e);
        }
    }
}
