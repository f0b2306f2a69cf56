// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands that do nothing themselves: each names the subject that the commands below it share. */
abstract sealed class Group implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(
                spec.commandLine(),
                "a command is missing; one of: "
                        + String.join(", ", spec.subcommands().keySet()));
    }

    @Command(
            name = "bylaw",
            description = "Reads and verifies the log of Bylaw, and tries policies.",
            footer = {
                "",
                "Exit codes: 0 yes; 1 no (denied, does not verify, findings); 2 wrong usage, or a file cannot be read;"
                        + " 78 policies or other configuration cannot be used.",
                "As a Java agent: java -javaagent:bylaw.jar=bylaw.yaml -jar service.jar"
            })
    static final class Root extends Group {}

    @Command(name = "log", description = "What was asked, decided and done.")
    static final class Log extends Group {}

    @Command(name = "policy", description = "What policies allow, and why.")
    static final class Policy extends Group {}

    @Command(name = "receipt", description = "Proofs of single records, to hand to others.")
    static final class Receipt extends Group {}
}
