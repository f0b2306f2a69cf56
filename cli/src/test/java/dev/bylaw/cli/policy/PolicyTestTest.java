// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.cli.policy;

import static dev.bylaw.cli.Ran.bylaw;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.cli.Ran;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyTestTest {

    private static final String TESTS = """
            {"tests": [
              {"name": "staff may refund little", "principal": "User::\\"maya\\"", "action": "Action::\\"refund\\"",
               "resource": "Order::\\"o-17\\"", "context": {"input": {"amount": 100}},
               "decision": "allow", "reason": ["support-staff"]},
              {"name": "staff may not refund much", "principal": "User::\\"maya\\"", "action": "Action::\\"refund\\"",
               "resource": "Order::\\"o-17\\"", "context": {"input": {"amount": 9000}},
               "decision": "deny"}
            ]}
            """;

    private static final String HALF_TESTED =
            "half tested: refund-limit: no test fails when { !(principal in Role::\"leads\") }\n";

    @TempDir
    Path folder;

    private Shop shop;

    @BeforeEach
    void openShop() throws Exception {
        shop = new Shop(folder);
    }

    @Test
    void tests_that_pass_are_counted() throws Exception {
        assertThat(test(TESTS)).isEqualTo(new Ran(0, "2 tests: 2 passed, 0 failed\n" + HALF_TESTED, ""));
    }

    @Test
    void a_clause_that_no_test_fails_is_named_and_one_that_a_test_fails_is_not() throws Exception {
        String lead = TESTS.substring(0, TESTS.lastIndexOf(']')) + """
                , {"name": "leads may refund much", "principal": "User::\\"lea\\"", "action": "Action::\\"refund\\"",
                   "resource": "Order::\\"o-17\\"", "context": {"input": {"amount": 9000}}, "decision": "deny"}]}
                """;
        shop.write(
                "entities.json",
                Shop.ENTITIES.replace(
                        "[\n",
                        "[{ \"uid\": { \"type\": \"User\", \"id\": \"lea\" },"
                                + " \"attrs\": {}, \"parents\": [{ \"type\": \"Role\", \"id\": \"leads\" }] },\n"));

        assertThat(test(TESTS, "--require-tested").exit()).isEqualTo(1);
        assertThat(test(lead, "--require-tested")).isEqualTo(new Ran(0, "3 tests: 3 passed, 0 failed\n", ""));
    }

    @Test
    void a_test_that_fails_says_what_was_expected_and_what_came() throws Exception {
        Ran ran = test(TESTS.replace("100", "6000"));

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out()).startsWith("""
                        FAIL  %s: staff may refund little
                              expected allow by support-staff
                              got      deny by refund-limit
                        2 tests: 1 passed, 1 failed
                        """.formatted(folder.resolve("tests.json")));
    }

    @Test
    void the_right_decision_for_another_reason_fails() throws Exception {
        assertThat(test(TESTS.replace("\"deny\"", "\"deny\", \"reason\": []")).out())
                .contains("expected deny by no policy\n      got      deny by refund-limit\n");
    }

    @Test
    void policies_that_no_test_satisfies_are_named() throws Exception {
        shop.write("policies/more.cedar", "@id(\"leads\") permit (principal in Role::\"leads\", action, resource);");

        Ran ran = test(TESTS);

        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).contains("\nreached by no test: leads\n");
        assertThat(test(TESTS, "--require-reached").exit()).isEqualTo(1);
    }

    @Test
    void a_permit_that_a_forbid_overrides_is_reached() throws Exception {
        assertThat(test(TESTS.replace("100", "9000").replace("\"allow\", \"reason\": [\"support-staff\"]", "\"deny\""))
                        .out())
                .startsWith("2 tests: 2 passed, 0 failed\n")
                .doesNotContain("reached by no test");
    }

    @Test
    void a_request_that_the_schema_does_not_allow_fails_its_test() throws Exception {
        Ran ran = test(TESTS.replace("100", "\"little\""), "--schema", shop.schema);

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out()).contains("got      cannot be asked: context.input.amount must be Long");
    }

    @Test
    void a_program_gets_one_object_for_each_test_and_one_for_all() throws Exception {
        assertThat(test(TESTS, "--json").lines())
                .satisfiesExactly(
                        first -> assertThat(first)
                                .contains("\"test\":\"staff may refund little\",\"passed\":true")
                                .contains("\"expected\":\"allow by support-staff\""),
                        second -> assertThat(second).contains("\"got\":\"deny by refund-limit\""),
                        sum -> assertThat(sum)
                                .startsWith(
                                        "{\"tests\":2,\"failed\":0,\"unreached\":[],\"untested\":[\"refund-limit: "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "[]                                              | a file of tests is",
                "{}                                              | a file of tests is",
                "{\"tests\": [], \"more\": 1}                    | a file of tests is",
                "{\"tests\": [1]}                                | test 1 is a number; write an object",
                "{\"tests\": [{\"decision\": \"deny\"}]}         | test 1 has no name",
                "{\"tests\": [{\"name\": \"n\"}]}                | expects no decision",
                "{\"tests\": [{\"nmae\": \"n\"}]}                | has a member \"nmae\"",
                "{\"tests\": [{\"name\": \"n\", \"decision\": \"deny\", \"reason\": \"p\"}]} | no list of policy ids",
                "{\"tests\": [                                   | tests.json:1:",
            })
    void a_file_that_is_no_file_of_tests_is_refused_with_the_reason(String text, String message) throws Exception {
        Ran ran = test(text);

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains(message);
    }

    private Ran test(String tests, Object... more) throws Exception {
        Path file = shop.write("tests.json", tests);
        Object[] arguments = {"policy", "test", "--policies", shop.policies, "--entities", shop.entities, file};
        Object[] all = java.util.Arrays.copyOf(arguments, arguments.length + more.length);
        System.arraycopy(more, 0, all, arguments.length, more.length);
        return bylaw(all);
    }
}
