// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.cli;

import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * A command and what is below it. Only the branch that the arguments name is made, because each command costs its classes
 * and the reflection on their options: for {@code bylaw log show} nothing else is loaded. Where the arguments name none,
 * in help and in errors, all are.
 *
 * @param name as it is typed
 * @param command makes the command's object
 * @param below the commands below it
 */
record Branch(String name, Supplier<Object> command, List<Branch> below) {

    static Branch of(String name, Supplier<Object> command, Branch... below) {
        return new Branch(name, command, List.of(below));
    }

    /** The command line of this branch, as far as the arguments from {@code depth} on need it. */
    CommandLine grow(String[] arguments, int depth) {
        CommandLine line = new CommandLine(command.get());
        line.getCommandSpec()
                .addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("Show this help and exit.")
                        .build());
        List<Branch> wanted = below.stream()
                .filter(branch -> depth < arguments.length && branch.name.equals(arguments[depth]))
                .toList();
        for (Branch branch : wanted.isEmpty() ? below : wanted) {
            line.addSubcommand(branch.name, branch.grow(arguments, depth + 1));
        }
        return line;
    }
}
