// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.policy.ast.Policy;
import dev.bylaw.policy.syntax.PolicyPrinter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cedar's own tests: every decision, every determining policy, every erring policy. */
class CedarConformanceTest {

    private static final String CORPUS = "corpus-tests.tar.gz";
    private static final String HANDWRITTEN = "handwritten-tests.tar.gz";

    @ParameterizedTest
    @ValueSource(strings = {CORPUS, HANDWRITTEN})
    void the_interpreter_answers_as_cedar_does_and_still_does_after_round_trips(String archive) throws Exception {
        List<String> mismatches = new ArrayList<>();
        for (ConformanceCase test : ConformanceCase.all(archive)) {
            compare(test, test.policies(), mismatches);
            compare(test, reparsed(test.policies()), mismatches);
            compare(test, PolicySet.parseJson(new Source("json", test.policies().toJson())), mismatches);
        }
        assertThat(mismatches).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {CORPUS, HANDWRITTEN})
    void printed_policies_parse_to_equal_ones(String archive) throws Exception {
        List<String> mismatches = new ArrayList<>();
        for (ConformanceCase test : ConformanceCase.all(archive)) {
            PolicySet printed = reparsed(test.policies());
            if (!printed.policies().equals(test.policies().policies())) {
                mismatches.add(test.name());
            }
            assertThat(printed.digest()).isEqualTo(test.policies().digest());
        }
        assertThat(mismatches).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {CORPUS, HANDWRITTEN})
    void policies_written_as_json_read_back_equal(String archive) throws Exception {
        List<String> mismatches = new ArrayList<>();
        for (ConformanceCase test : ConformanceCase.all(archive)) {
            PolicySet read =
                    PolicySet.parseJson(new Source("json", test.policies().toJson()));
            if (!read.policies().equals(test.policies().policies())) {
                mismatches.add(test.name());
            }
        }
        assertThat(mismatches).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {CORPUS, HANDWRITTEN})
    void the_compiled_tier_answers_as_the_interpreter_does(String archive) throws Exception {
        List<String> mismatches = new ArrayList<>();
        for (ConformanceCase test : ConformanceCase.all(archive)) {
            CompiledPolicies compiled = CompiledPolicies.compile(test.policies(), test.entities());
            for (ConformanceCase.Question question : test.questions()) {
                String expected =
                        Answers.describe(Authorizer.authorize(test.policies(), test.entities(), question.request()));
                String actual = Answers.describe(compiled.decide(question.request()));
                if (!actual.equals(expected)) {
                    mismatches.add(test.name() + ": expected " + expected + ", got " + actual);
                }
            }
        }
        assertThat(mismatches).isEmpty();
    }

    private static PolicySet reparsed(PolicySet policies) throws PolicyException {
        StringBuilder text = new StringBuilder();
        for (Policy policy : policies.policies()) {
            text.append(PolicyPrinter.print(policy.body()));
        }
        return PolicySet.parse(List.of(new Source("printed", text.toString())));
    }

    private static void compare(ConformanceCase test, PolicySet policies, List<String> mismatches) {
        for (ConformanceCase.Question question : test.questions()) {
            Response response = Authorizer.authorize(policies, test.entities(), question.request());
            Set<String> errors = new LinkedHashSet<>();
            response.errors().forEach(error -> errors.add(error.policyId()));
            boolean same = response.decision() == question.decision()
                    && response.determining().equals(question.reason())
                    && errors.equals(question.errors());
            if (!same) {
                mismatches.add(test.name() + ": " + question + ", not " + response);
            }
        }
    }
}
