// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.cli;

import dev.bylaw.cli.code.InventoryCommand;
import dev.bylaw.cli.console.Console;
import dev.bylaw.cli.console.Exit;
import dev.bylaw.cli.console.Failure;
import dev.bylaw.cli.console.Paint;
import dev.bylaw.cli.console.Terminals;
import dev.bylaw.cli.doctor.DoctorCommand;
import dev.bylaw.cli.log.EraseCommand;
import dev.bylaw.cli.log.OpenCommand;
import dev.bylaw.cli.log.QueryCommand;
import dev.bylaw.cli.log.ReceiptCommand;
import dev.bylaw.cli.log.RotateKeyCommand;
import dev.bylaw.cli.log.ShowCommand;
import dev.bylaw.cli.log.TailCommand;
import dev.bylaw.cli.log.VerifyCommand;
import dev.bylaw.cli.policy.AuthorizeCommand;
import dev.bylaw.cli.policy.ExplainCommand;
import dev.bylaw.cli.policy.SchemaCommand;
import dev.bylaw.cli.policy.TestCommand;
import dev.bylaw.cli.policy.ValidateCommand;
import dev.bylaw.cli.receipt.VerifyReceiptCommand;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The {@code bylaw} command. */
public final class Main {

    private Main() {}

    /** Runs one command in this process, and ends the process with its exit code. */
    public static void main(String[] arguments) {
        Console console = Terminals.ofProcess(System.getenv());
        int exit = run(arguments, console);
        console.out().flush();
        console.err().flush();
        System.exit(exit);
    }

    /**
     * Runs one command.
     *
     * @param out for answers
     * @param err for remarks and failures
     * @return one of {@link Exit}
     */
    public static int run(String[] arguments, PrintStream out, PrintStream err) {
        return run(arguments, Console.plain(out, err));
    }

    static int run(String[] arguments, Console console) {
        String[] asked = helpAsOption(arguments);
        CommandLine line = tree(console).grow(asked, 0);
        line.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
        Help.Ansi ansi = console.outPaint() == Paint.ANSI ? Help.Ansi.ON : Help.Ansi.OFF;
        line.setColorScheme(Help.defaultColorScheme(ansi));
        line.setParameterExceptionHandler((wrong, given) -> usage(console, wrong));
        line.setExecutionExceptionHandler((thrown, command, parsed) -> failed(console, thrown));
        int exit = line.execute(asked);
        try {
            console.requireReader();
        } catch (Failure gone) {
            return failed(console, gone);
        }
        return exit;
    }

    private static Branch tree(Console console) {
        return Branch.of(
                "bylaw",
                Group.Root::new,
                Branch.of(
                        "log",
                        Group.Log::new,
                        Branch.of("verify", () -> new VerifyCommand(console)),
                        Branch.of("show", () -> new ShowCommand(console)),
                        Branch.of("tail", () -> new TailCommand(console)),
                        Branch.of("query", () -> new QueryCommand(console)),
                        Branch.of("receipt", () -> new ReceiptCommand(console)),
                        Branch.of("open", () -> new OpenCommand(console)),
                        Branch.of("erase", () -> new EraseCommand(console)),
                        Branch.of("rotate-key", () -> new RotateKeyCommand(console))),
                Branch.of("receipt", Group.Receipt::new, Branch.of("verify", () -> new VerifyReceiptCommand(console))),
                Branch.of(
                        "policy",
                        Group.Policy::new,
                        Branch.of("validate", () -> new ValidateCommand(console)),
                        Branch.of("authorize", () -> new AuthorizeCommand(console)),
                        Branch.of("explain", () -> new ExplainCommand(console)),
                        Branch.of("schema", () -> new SchemaCommand(console)),
                        Branch.of("test", () -> new TestCommand(console))),
                Branch.of("doctor", () -> new DoctorCommand(console)),
                Branch.of("inventory", () -> new InventoryCommand(console)),
                Branch.of("version", () -> new VersionCommand(console)));
    }

    /** {@code bylaw help log show} is {@code bylaw log show --help}. */
    private static String[] helpAsOption(String[] arguments) {
        if (arguments.length == 0 || !arguments[0].equals("help")) {
            return arguments;
        }
        String[] asked = Arrays.copyOfRange(arguments, 1, arguments.length + 1);
        asked[asked.length - 1] = "--help";
        return asked;
    }

    private static int usage(Console console, ParameterException wrong) {
        String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
        StringBuilder message = new StringBuilder(command).append(": ").append(lowerCased(wrong.getMessage()));
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            List<String> near = unmatched.getSuggestions();
            if (!near.isEmpty()) {
                message.append(". Did you mean ")
                        .append(String.join(" or ", near))
                        .append('?');
            }
        }
        console.remark(message + "\nTry '" + command + " --help'.");
        return Exit.USAGE;
    }

    private static String lowerCased(String sentence) {
        return sentence.isEmpty() ? sentence : Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
    }

    private static int failed(Console console, Exception thrown) {
        if (thrown instanceof Failure failure) {
            console.remark(failure.getMessage());
            return failure.exit();
        }
        console.remark(
                "bylaw: this is a defect of Bylaw, not of what it was given; please report it with these lines:");
        thrown.printStackTrace(console.err());
        return Exit.USAGE;
    }
}
