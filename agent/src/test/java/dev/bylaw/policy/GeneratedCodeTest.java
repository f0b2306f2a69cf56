// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.engine.codegen.Eager;
import dev.bylaw.policy.value.EntityUid;
import dev.bylaw.policy.value.LongValue;
import dev.bylaw.policy.value.RecordValue;
import dev.bylaw.policy.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The laws of the policy language, and Cedar's own tests, held to by the code that is made of policies. */
class GeneratedCodeTest {

    private static final int WORLDS = 400;
    private static final int REQUESTS = 8;

    @Test
    void the_code_answers_as_the_interpreter_does() {
        Eager compiler = new Eager(Runnable::run);
        for (int seed = 0; seed < WORLDS; seed++) {
            World world = new World(seed, 1 + seed % 12);
            assertSameAnswers(world, CompiledPolicies.compile(world.policies, world.entities, compiler), seed);
        }
        assertThat(compiler.made).hasValueGreaterThan(WORLDS);
    }

    @Test
    void so_it_does_when_policies_fill_several_chunks() {
        Eager compiler = new Eager(Runnable::run);
        for (int seed = 0; seed < 3; seed++) {
            World world = new World(seed, 500);
            assertSameAnswers(world, CompiledPolicies.compile(world.policies, world.entities, compiler), seed);
        }
        assertThat(compiler.made).hasPositiveValue();
    }

    private static void assertSameAnswers(World world, CompiledPolicies compiled, int seed) {
        for (int i = 0; i < REQUESTS; i++) {
            Request request = world.request();
            String expected = Answers.describe(Authorizer.authorize(world.policies, world.entities, request));
            for (int again = 0; again < 3; again++) {
                assertThat(Answers.describe(compiled.decide(request)))
                        .as("world %s, request %s, time %s", seed, request, again)
                        .isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"corpus-tests.tar.gz", "handwritten-tests.tar.gz"})
    void the_code_answers_as_cedar_does(String archive) throws Exception {
        Eager compiler = new Eager(Runnable::run);
        List<String> mismatches = new ArrayList<>();
        for (ConformanceCase test : ConformanceCase.all(archive)) {
            CompiledPolicies compiled = CompiledPolicies.compile(test.policies(), test.entities(), compiler);
            test.questions().forEach(question -> compiled.decide(question.request()));
            for (ConformanceCase.Question question : test.questions()) {
                Response response = compiled.decide(question.request());
                boolean same = response.decision() == question.decision()
                        && response.determining().equals(question.reason())
                        && response.errors().stream()
                                .map(EvaluationError::policyId)
                                .toList()
                                .equals(List.copyOf(question.errors()));
                if (!same) {
                    mismatches.add(test.name() + ": " + question + ", not " + response);
                }
            }
        }
        assertThat(mismatches).isEmpty();
        assertThat(compiler.made).hasPositiveValue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 500, 5_000})
    void a_policy_of_any_length_is_decided(int conditions) throws PolicyException {
        StringBuilder text = new StringBuilder("permit (principal, action, resource) when { context.n != -1");
        for (int i = 1; i < conditions; i++) {
            text.append(" && context.n != ").append(-i);
        }
        PolicySet set = PolicySet.parse(List.of(new Source("long", text + " };")));
        Eager compiler = new Eager(Runnable::run);
        CompiledPolicies compiled = CompiledPolicies.compile(set, Entities.EMPTY, compiler);
        for (int again = 0; again < 3; again++) {
            assertThat(compiled.decide(numbered(1)).isAllowed()).isTrue();
            assertThat(compiled.decide(numbered(1 - conditions)).isAllowed()).isEqualTo(conditions == 1);
        }
        // What HotSpot would not compile is left to the program.
        assertThat(compiler.made).hasValue(conditions <= 100 ? 1 : 0);
    }

    @Test
    void records_of_other_shapes_than_the_first_are_decided_by_the_program() throws PolicyException {
        PolicySet set = PolicySet.parse(List.of(new Source(
                "shapes", "permit (principal, action, resource) when { context.input.n > 0 || context has spare };")));
        Eager compiler = new Eager(Runnable::run);
        CompiledPolicies compiled = CompiledPolicies.compile(set, Entities.EMPTY, compiler);
        RecordValue input = RecordValue.of("n", new LongValue(1));
        List<RecordValue> contexts = List.of(
                RecordValue.of("input", input),
                RecordValue.of(Map.of("input", input, "spare", input)),
                RecordValue.of("input", RecordValue.of(Map.of("m", new LongValue(1), "n", new LongValue(-1)))),
                RecordValue.of("input", new LongValue(1)),
                RecordValue.EMPTY);
        for (int again = 0; again < 3; again++) {
            for (RecordValue context : contexts) {
                Request request = request(context);
                assertThat(Answers.describe(compiled.decide(request)))
                        .isEqualTo(Answers.describe(Authorizer.authorize(set, Entities.EMPTY, request)));
            }
        }
        assertThat(compiler.made).hasValue(1);
    }

    @Test
    void threads_get_the_same_answers_while_code_is_put_in() throws Exception {
        ExecutorService background = Executors.newSingleThreadExecutor();
        ExecutorService callers = Executors.newFixedThreadPool(4);
        try {
            for (int seed = 0; seed < 40; seed++) {
                World world = new World(seed, 8);
                CompiledPolicies compiled =
                        CompiledPolicies.compile(world.policies, world.entities, new Eager(background));
                Map<Request, String> expected = new LinkedHashMap<>();
                for (int i = 0; i < 20; i++) {
                    Request request = world.request();
                    expected.put(
                            request, Answers.describe(Authorizer.authorize(world.policies, world.entities, request)));
                }
                Callable<Map<Request, String>> caller = () -> answers(compiled, expected.keySet());
                for (Future<Map<Request, String>> answers :
                        callers.invokeAll(List.of(caller, caller, caller, caller))) {
                    assertThat(answers.get()).isEqualTo(expected);
                }
            }
        } finally {
            callers.shutdownNow();
            background.shutdownNow();
        }
    }

    private static Map<Request, String> answers(CompiledPolicies compiled, Iterable<Request> requests) {
        Map<Request, String> answers = new LinkedHashMap<>();
        for (int again = 0; again < 5; again++) {
            for (Request request : requests) {
                String answer = Answers.describe(compiled.decide(request));
                String before = answers.put(request, answer);
                assertThat(before == null || before.equals(answer)).isTrue();
            }
        }
        return answers;
    }

    @Test
    void a_program_that_nobody_makes_code_of_goes_on_deciding() {
        World world = new World(3, 12);
        CompiledPolicies compiled = CompiledPolicies.compile(world.policies, world.entities, new Eager(dropped -> {}));
        assertSameAnswers(world, compiled, 3);
    }

    private static Request numbered(long n) {
        return request(RecordValue.of("n", (Value) new LongValue(n)));
    }

    private static Request request(RecordValue context) {
        EntityUid self = EntityUid.of("User", "u");
        return new Request(self, EntityUid.of("Action", "a"), self, context);
    }
}
