// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.cli.policy;

import dev.bylaw.cli.console.Console;
import dev.bylaw.cli.console.Exit;
import dev.bylaw.cli.console.Failure;
import dev.bylaw.cli.console.OutputOptions;
import dev.bylaw.cli.file.TextFile;
import dev.bylaw.cli.policy.Explanation.Reading;
import dev.bylaw.policy.Authorizer;
import dev.bylaw.policy.Request;
import dev.bylaw.policy.Response;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says why a request is decided as it is, and what would have to differ. */
@Command(
        name = "explain",
        description =
                "Say why a request is decided as it is: which policies concern it, which of their clauses hold, and"
                        + " what would have to differ. Exits as authorize does.",
        footer = {"", "Policies about other actions are only counted; --all shows them too."})
public final class ExplainCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private OutputOptions output;

    @Mixin
    private WorldOptions world;

    @Option(names = "--request", required = true, paramLabel = "R", description = "The request, in JSON.")
    private Path request;

    @Option(names = "--all", description = "Show policies about other actions too.")
    private boolean all;

    /** A command that speaks there. */
    public ExplainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Failure {
        World given = world.read();
        Request asked = given.asked(TextFile.read(request));
        Response response = Authorizer.authorize(given.policies(), given.entities(), asked);
        List<Reading> readings = Explanation.of(given.policies(), given.entities(), asked);
        List<Reading> shown = readings.stream()
                .filter(reading -> all || reading.concernsAction())
                .toList();
        if (output.json()) {
            console.answer(ExplanationJson.of(response, shown));
        } else {
            new ExplanationText(console, response, shown).print(readings.size() - shown.size());
        }
        return response.isAllowed() ? Exit.YES : Exit.NO;
    }
}
