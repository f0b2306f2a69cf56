// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.policy.analyze.Requirements;
import dev.bylaw.policy.ast.Policy;
import dev.bylaw.policy.syntax.PolicyPrinter;
import dev.bylaw.policy.value.RecordValue;
import dev.bylaw.policy.value.Value;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Laws that hold for all policies, tried on many generated ones. Seeds are fixed: a failure stays a failure. */
class GeneratedPoliciesTest {

    private static final int WORLDS = 1_500;
    private static final int REQUESTS = 12;

    @Test
    void the_compiled_tier_answers_as_the_interpreter_does() {
        for (int seed = 0; seed < WORLDS; seed++) {
            assertSameAnswers(new World(seed, 1 + seed % 12), seed);
        }
    }

    @Test
    void so_it_does_when_policies_fill_several_chunks() {
        for (int seed = 0; seed < 12; seed++) {
            assertSameAnswers(new World(seed, 500), seed);
        }
    }

    private static void assertSameAnswers(World world, int seed) {
        CompiledPolicies compiled = CompiledPolicies.compile(world.policies, world.entities);
        for (int i = 0; i < REQUESTS; i++) {
            Request request = world.request();
            String expected = Answers.describe(Authorizer.authorize(world.policies, world.entities, request));
            assertThat(Answers.describe(compiled.decide(request)))
                    .as("world %s, request %s", seed, request)
                    .isEqualTo(expected);
            assertThat(Answers.describe(compiled.decide(request))).isEqualTo(expected);
        }
    }

    @Test
    void what_policies_do_not_require_of_the_context_changes_no_answer() {
        int removed = 0;
        for (int seed = 0; seed < WORLDS; seed++) {
            World world = new World(seed, 2);
            CompiledPolicies compiled = CompiledPolicies.compile(world.policies, world.entities);
            Request request = world.request();
            ActionPolicies policies = compiled.forAction(request.action());
            Requirements required = policies.requirements();
            Map<String, Value> needed = request.context().toMap();
            needed.keySet().removeIf(name -> !required.mayReadContext(name));
            removed += request.context().size() - needed.size();
            Request smaller =
                    new Request(request.principal(), request.action(), request.resource(), RecordValue.of(needed));
            assertThat(Answers.describe(policies.decide(smaller)))
                    .as("world %s", seed)
                    .isEqualTo(Answers.describe(policies.decide(request)));
        }
        assertThat(removed).isGreaterThan(WORLDS);
    }

    @Test
    void generated_worlds_reach_every_decision_and_every_kind_of_error() {
        Map<Decision, Integer> decisions = new EnumMap<>(Decision.class);
        Set<EvaluationError.Kind> kinds = EnumSet.noneOf(EvaluationError.Kind.class);
        for (int seed = 0; seed < 300; seed++) {
            World world = new World(seed, 4);
            for (int i = 0; i < REQUESTS; i++) {
                Response response = Authorizer.authorize(world.policies, world.entities, world.request());
                decisions.merge(response.decision(), 1, Integer::sum);
                response.errors().forEach(error -> kinds.add(error.kind()));
            }
        }
        assertThat(decisions.get(Decision.ALLOW)).isGreaterThan(300);
        assertThat(decisions.get(Decision.DENY)).isGreaterThan(300);
        assertThat(kinds).containsExactlyInAnyOrder(EvaluationError.Kind.values());
    }

    @Test
    void whatever_prints_parses_back() throws PolicyException {
        for (int seed = 0; seed < WORLDS; seed++) {
            for (Policy policy : new World(seed, 6).policies.policies()) {
                String text = PolicyPrinter.print(policy.body());
                PolicySet parsed = PolicySet.parse(List.of(new Source("printed", text)));
                assertThat(parsed.policies().get(0).body()).as(text).isEqualTo(policy.body());
            }
        }
    }

    @Test
    void whatever_is_written_as_json_reads_back() throws PolicyException {
        for (int seed = 0; seed < WORLDS; seed++) {
            PolicySet set = new World(seed, 6).policies;
            PolicySet read = PolicySet.parseJson(new Source("written", set.toJson()));
            assertThat(read.digest()).isEqualTo(set.digest());
            assertThat(read.templates()).isEqualTo(set.templates());
        }
    }

    @Test
    void no_text_makes_a_reader_throw_anything_but_its_own_exception() {
        Random random = new Random(5);
        for (int seed = 0; seed < WORLDS / 4; seed++) {
            PolicySet set = new World(seed, 3).policies;
            StringBuilder text = new StringBuilder();
            set.policies().forEach(policy -> text.append(PolicyPrinter.print(policy.body())));
            for (int i = 0; i < 10; i++) {
                Source mutated = new Source("mutated", mutate(text.toString(), random));
                readOrRefuse(() -> PolicySet.parse(List.of(mutated)));
                Source json = new Source("mutated", mutate(set.toJson(), random));
                readOrRefuse(() -> PolicySet.parseJson(json));
                readOrRefuse(() -> Entities.parse(json));
            }
        }
    }

    @Test
    void no_random_bytes_make_a_reader_throw_anything_but_its_own_exception() {
        Random random = new Random(6);
        for (int i = 0; i < 5_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(60); j > 0; j--) {
                text.append((char) random.nextInt(random.nextBoolean() ? 0x80 : 0x10000));
            }
            Source source = new Source("random", text.toString());
            readOrRefuse(() -> PolicySet.parse(List.of(source)));
            readOrRefuse(() -> PolicySet.parseJson(source));
            readOrRefuse(() -> Request.parse(source));
        }
    }

    private interface Reader {
        Object read() throws PolicyException;
    }

    private static void readOrRefuse(Reader reader) {
        try {
            assertThat(reader.read()).isNotNull();
        } catch (PolicyException e) {
            assertThat(e.diagnostics()).isNotEmpty();
            assertThat(e.getMessage()).contains(": error: ");
        }
    }

    private static String mutate(String text, Random random) {
        StringBuilder mutated = new StringBuilder(text);
        for (int i = 1 + random.nextInt(3); i > 0 && !mutated.isEmpty(); i--) {
            int at = random.nextInt(mutated.length());
            switch (random.nextInt(4)) {
                case 0 -> mutated.deleteCharAt(at);
                case 1 -> mutated.insert(at, "(){}[]\"\\;,:&|!-@.if\ud800\u202e".charAt(random.nextInt(21)));
                case 2 -> mutated.insert(at, text, 0, random.nextInt(text.length()));
                default -> mutated.setLength(at);
            }
        }
        return mutated.toString();
    }
}
