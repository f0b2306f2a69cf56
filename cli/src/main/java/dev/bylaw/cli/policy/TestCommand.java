// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.cli.policy;

import dev.bylaw.cli.console.Console;
import dev.bylaw.cli.console.Exit;
import dev.bylaw.cli.console.Failure;
import dev.bylaw.cli.console.OutputOptions;
import dev.bylaw.cli.console.Paint.Tone;
import dev.bylaw.cli.console.Visible;
import dev.bylaw.cli.file.TextFile;
import dev.bylaw.cli.json.JsonLine;
import dev.bylaw.policy.Authorizer;
import dev.bylaw.policy.PolicyException;
import dev.bylaw.policy.Request;
import dev.bylaw.policy.Response;
import dev.bylaw.policy.ast.Policy;
import dev.bylaw.policy.eval.Interpreter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs tests of policies. */
@Command(
        name = "test",
        description =
                "Run tests of policies: requests, each with the decision that is expected. Exits 1 when one fails.",
        footer = {
            "",
            "FILE: {\"tests\": [{\"name\": …, \"principal\": …, \"action\": …, \"resource\": …, \"context\": {…},"
                    + " \"decision\": \"deny\", \"reason\": [\"refund-limit\"]}]}; context and reason may be left out.",
            "A policy is reached when a test's request satisfies it; one that is never reached is tested by none."
        })
public final class TestCommand implements Callable<Integer> {

    private static final String ENDING = ".json";

    private final Console console;

    @Mixin
    private OutputOptions output;

    @Mixin
    private WorldOptions world;

    @Option(names = "--require-reached", description = "Exit 1 also when no test reaches a policy.")
    private boolean requireReached;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files of tests, or folders of them (*.json).")
    private List<Path> files;

    /** A command that speaks there. */
    public TestCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Failure {
        World given = world.read();
        List<TestCase> tests = new ArrayList<>();
        for (Path file : files) {
            for (Path each : TextFile.in(file, ENDING)) {
                tests.addAll(TestCase.parse(TextFile.read(each)));
            }
        }
        Set<String> unreached = new LinkedHashSet<>();
        given.policies().policies().forEach(policy -> unreached.add(policy.id()));
        int failed = 0;
        for (TestCase test : tests) {
            failed += run(test, given, unreached) ? 0 : 1;
        }
        conclude(tests.size(), failed, unreached);
        return failed == 0 && (unreached.isEmpty() || !requireReached) ? Exit.YES : Exit.NO;
    }

    private boolean run(TestCase test, World given, Set<String> unreached) {
        Request request;
        try {
            request = given.request(test.request());
        } catch (PolicyException e) {
            report(test, false, "cannot be asked: " + e.diagnostics().get(0).message());
            return false;
        }
        Interpreter interpreter = new Interpreter(given.entities(), request);
        for (Policy policy : given.policies().policies()) {
            if (interpreter.evaluate(policy).satisfied()) {
                unreached.remove(policy.id());
            }
        }
        Response response = Authorizer.authorize(given.policies(), given.entities(), request);
        boolean passed = test.passes(response);
        report(test, passed, TestCase.words(response));
        return passed;
    }

    private void report(TestCase test, boolean passed, String got) {
        if (output.json()) {
            console.answer(new JsonLine()
                    .put("file", test.file())
                    .put("test", test.name())
                    .put("passed", passed)
                    .put("expected", test.expectation())
                    .put("got", got)
                    .toString());
        } else if (!passed) {
            console.answer(
                    console.outPaint().tone(Tone.BAD, "FAIL") + "  " + Visible.text(test.file() + ": " + test.name()));
            console.answer("      expected " + Visible.text(test.expectation()));
            console.answer("      got      " + Visible.text(got));
        }
    }

    private void conclude(int tests, int failed, Set<String> unreached) {
        if (output.json()) {
            console.answer(new JsonLine()
                    .put("tests", tests)
                    .put("failed", failed)
                    .put("unreached", List.copyOf(unreached))
                    .toString());
            return;
        }
        String sum =
                tests + (tests == 1 ? " test: " : " tests: ") + (tests - failed) + " passed, " + failed + " failed";
        console.answer(console.outPaint().tone(failed == 0 ? Tone.GOOD : Tone.BAD, sum));
        if (!unreached.isEmpty()) {
            console.answer(console.outPaint().tone(Tone.DOUBTFUL, "reached by no test") + ": "
                    + Visible.text(String.join(", ", unreached)));
        }
    }
}
