// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.cli.policy;

import dev.bylaw.cli.code.CodeOptions;
import dev.bylaw.cli.code.GovernedCode;
import dev.bylaw.cli.console.Console;
import dev.bylaw.cli.console.Exit;
import dev.bylaw.cli.console.Failure;
import dev.bylaw.cli.console.OutputOptions;
import dev.bylaw.cli.console.Visible;
import dev.bylaw.policy.PolicyException;
import dev.bylaw.policy.schema.Schema;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints the schema that the enforcer makes of governed methods. */
@Command(
        name = "schema",
        description = "Print the Cedar schema of the governed methods of some class files.",
        footer = {
            "",
            "@doc says which parameter an input is; @opaque names parameters that policies cannot read, and why. A",
            "chain may hold principals of every type, of which Cedar's schemas can name one. With --json, the schema",
            "is in Cedar's JSON."
        })
public final class SchemaCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private OutputOptions output;

    @Mixin
    private CodeOptions code;

    /** A command that speaks there. */
    public SchemaCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Failure {
        GovernedCode methods = code.read();
        for (String problem : methods.problems()) {
            console.remark("bylaw: " + problem);
        }
        try {
            Schema schema = methods.schema();
            console.answer(Visible.lines(
                    output.json() ? schema.toJson() : schema.toCedar().stripTrailing()));
            return Exit.YES;
        } catch (PolicyException e) {
            throw Failure.configuration(e.getMessage(), e);
        } catch (UnsupportedOperationException e) {
            throw Failure.usage("bylaw: " + e.getMessage(), e);
        }
    }
}
