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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
            "A policy is reached when a test's request satisfies it; one that is never reached is tested by none.",
            "A clause of a condition is half tested when it has only ever held: without it, all tests would still pass."
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

    @Option(names = "--require-tested", description = "Exit 1 also when a clause is half tested.")
    private boolean requireTested;

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
        Coverage coverage = new Coverage(given.policies());
        int failed = 0;
        for (TestCase test : tests) {
            failed += run(test, given, coverage) ? 0 : 1;
        }
        conclude(tests.size(), failed, coverage);
        boolean reached = coverage.unreached().isEmpty() || !requireReached;
        boolean tested = coverage.untested().isEmpty() || !requireTested;
        return failed == 0 && reached && tested ? Exit.YES : Exit.NO;
    }

    private boolean run(TestCase test, World given, Coverage coverage) {
        Request request;
        try {
            request = given.request(test.request());
        } catch (PolicyException e) {
            report(test, false, "cannot be asked: " + e.diagnostics().get(0).message());
            return false;
        }
        coverage.note(Explanation.of(given.policies(), given.entities(), request));
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

    private void conclude(int tests, int failed, Coverage coverage) {
        if (output.json()) {
            console.answer(new JsonLine()
                    .put("tests", tests)
                    .put("failed", failed)
                    .put("unreached", coverage.unreached())
                    .put("untested", coverage.untested())
                    .toString());
            return;
        }
        String sum =
                tests + (tests == 1 ? " test: " : " tests: ") + (tests - failed) + " passed, " + failed + " failed";
        console.answer(console.outPaint().tone(failed == 0 ? Tone.GOOD : Tone.BAD, sum));
        if (!coverage.unreached().isEmpty()) {
            console.answer(console.outPaint().tone(Tone.DOUBTFUL, "reached by no test") + ": "
                    + Visible.text(String.join(", ", coverage.unreached())));
        }
        for (String clause : coverage.untested()) {
            console.answer(console.outPaint().tone(Tone.DOUBTFUL, "half tested") + ": " + Visible.text(clause));
        }
    }
}
