// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.cli.policy;

import dev.bylaw.cli.console.Console;
import dev.bylaw.cli.console.Exit;
import dev.bylaw.cli.console.Failure;
import dev.bylaw.cli.console.OutputOptions;
import dev.bylaw.cli.file.TextFile;
import dev.bylaw.cli.json.JsonLine;
import dev.bylaw.policy.Authorizer;
import dev.bylaw.policy.EvaluationError;
import dev.bylaw.policy.Response;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Decides one request. The answer is JSON in any case; for a person, why policies were skipped is said beside it. */
@Command(
        name = "authorize",
        description = "Decide one request, in plain Cedar. Exits 0 on allow and 1 on deny.",
        footer = {
            "",
            "R is the request file of Cedar's own command: {\"principal\": \"User::\\\"alice\\\"\", \"action\": …,"
                    + " \"resource\": …, \"context\": {…}}. A policy that cannot be evaluated is skipped and listed in"
                    + " errors; the enforcer would refuse where it is a forbid."
        })
public final class AuthorizeCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private OutputOptions output;

    @Mixin
    private WorldOptions world;

    @Option(names = "--request", required = true, paramLabel = "R", description = "The request, in JSON.")
    private Path request;

    /** A command that speaks there. */
    public AuthorizeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Failure {
        World given = world.read();
        Response response =
                Authorizer.authorize(given.policies(), given.entities(), given.asked(TextFile.read(request)));
        List<EvaluationError> errors = response.errors();
        console.answer(new JsonLine()
                .put("decision", response.decision().word())
                .put("reason", List.copyOf(response.determining()))
                .put("errors", errors.stream().map(EvaluationError::policyId).toList())
                .toString());
        if (!output.json()) {
            for (EvaluationError error : errors) {
                console.remark("policy " + error.policyId() + " was skipped: " + error.message());
            }
        }
        return response.isAllowed() ? Exit.YES : Exit.NO;
    }
}
