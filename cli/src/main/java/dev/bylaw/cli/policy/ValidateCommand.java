// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.cli.policy;

import dev.bylaw.cli.code.CodeOptions;
import dev.bylaw.cli.console.Console;
import dev.bylaw.cli.console.Exit;
import dev.bylaw.cli.console.Failure;
import dev.bylaw.cli.console.OutputOptions;
import dev.bylaw.cli.file.TextFile;
import dev.bylaw.policy.Diagnostic;
import dev.bylaw.policy.Diagnostic.Severity;
import dev.bylaw.policy.Entities;
import dev.bylaw.policy.PolicyException;
import dev.bylaw.policy.PolicySet;
import dev.bylaw.policy.Source;
import dev.bylaw.policy.schema.Schema;
import dev.bylaw.policy.validate.Finding;
import dev.bylaw.policy.validate.Mode;
import dev.bylaw.policy.validate.ValidationResult;
import dev.bylaw.policy.validate.Validator;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks policies, and with a schema whether they can mean anything. */
@Command(
        name = "validate",
        description = "Check policies: their syntax, and with a schema their types. Exits 1 when there are errors.",
        footer = {
            "",
            "All files are one policy set, so an @id may occur once in all of them. With --classes they are checked as the",
            "enforcer does at its start, against the methods that it would govern."
        })
public final class ValidateCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private OutputOptions output;

    @Option(names = "--schema", paramLabel = "S", description = "A Cedar schema, or a .json one.")
    private Path schema;

    @Option(names = "--entities", paramLabel = "E", description = "Check these entities too.")
    private Path entities;

    @Mixin
    private CodeOptions code;

    @Option(names = "--permissive", description = "Accept what cannot fail, though its types are not alike.")
    private boolean permissive;

    @Option(names = "--level", paramLabel = "N", description = "Follow at most N references from entity to entity.")
    private Integer level;

    @Option(names = "--deny-warnings", description = "Exit 1 on warnings too.")
    private boolean denyWarnings;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Policies: .cedar files, or folders of them.")
    private List<Path> files;

    /** A command that speaks there. */
    public ValidateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Failure {
        FindingPrinter printer = new FindingPrinter(console, output.json());
        Optional<Schema> declared = Optional.empty();
        if (schema != null) {
            declared = read(TextFile.read(schema), World::schema, printer);
        }
        Optional<PolicySet> set = policies(printer);
        Optional<Entities> given = Optional.empty();
        if (entities != null) {
            Optional<Schema> against = declared;
            given = read(TextFile.read(entities), source -> World.entities(source, against), printer);
        }
        if (set.isPresent() && code.given()) {
            for (Diagnostic finding : code.read().check(set.get(), given.orElse(Entities.EMPTY), declared)) {
                printer.print("", finding);
            }
        } else if (set.isPresent() && declared.isPresent()) {
            for (Finding finding : check(set.get(), declared.get()).findings()) {
                printer.print(finding.policyId(), finding.diagnostic());
            }
        }
        return conclude(printer, set);
    }

    private Optional<PolicySet> policies(FindingPrinter printer) throws Failure {
        try {
            return Optional.of(World.policies(files));
        } catch (PolicyException e) {
            e.diagnostics().forEach(finding -> printer.print("", finding));
            return Optional.empty();
        }
    }

    private static <T> Optional<T> read(Source source, World.Reader<T> reader, FindingPrinter printer) {
        try {
            return Optional.of(reader.read(source));
        } catch (PolicyException e) {
            for (Diagnostic finding : e.diagnostics()) {
                printer.print("", finding);
            }
            return Optional.empty();
        }
    }

    private ValidationResult check(PolicySet set, Schema declared) {
        Mode mode = permissive ? Mode.PERMISSIVE : Mode.STRICT;
        return level == null
                ? Validator.validate(set, declared, mode)
                : Validator.validateAtLevel(set, declared, mode, level);
    }

    private int conclude(FindingPrinter printer, Optional<PolicySet> set) {
        long errors = printer.count(Severity.ERROR);
        long warnings = printer.count(Severity.WARNING);
        boolean good = errors == 0 && (warnings == 0 || !denyWarnings);
        if (!output.json()) {
            String what = set.map(policies ->
                            count(policies.size() + policies.templates().size(), "policy", "policies"))
                    .orElse("policies that cannot be read");
            String checked =
                    schema == null && !code.given() ? " (syntax only: give --schema or --classes to check types)" : "";
            console.remark(what + ": " + count(errors, "error", "errors") + ", "
                    + count(warnings, "warning", "warnings") + checked);
        }
        return good ? Exit.YES : Exit.NO;
    }

    private static String count(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
