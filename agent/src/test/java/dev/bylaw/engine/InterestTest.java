// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.engine.ask.Question;
import dev.bylaw.engine.config.Settings;
import dev.bylaw.policy.Source;
import dev.bylaw.weave.Origin;
import dev.bylaw.weave.Parameter;
import dev.bylaw.weave.Site;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InterestTest {

    private static Question refund(String resource) {
        return Question.of(new Site(
                1,
                "com.acme.Orders",
                "refund",
                "(Ljava/lang/String;JLjava/lang/String;)V",
                1,
                "refund",
                resource,
                List.of(
                        new Parameter("order", "Ljava/lang/String;", null, false, false, null),
                        new Parameter("amount", "J", null, false, false, null),
                        new Parameter("hidden", "Ljava/lang/String;", null, false, true, null)),
                new Origin.Annotation("com.acme.Orders", false)));
    }

    private static Interest interest(String policies, Settings.Arguments recorded) throws PolicyLoadException {
        return new Interest(
                PolicyFiles.bundle(new PolicyFiles.Texts(
                        List.of(new Source("p.cedar", policies)), Optional.empty(), Optional.empty())),
                recorded);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            permit (principal, action, resource);                                                       |                | false | false
            permit (principal, action, resource);                                                       | Order::{order} | true  | false
            permit (principal, action, resource) when { context.input.amount < 5 };                     |                | false | true
            permit (principal, action, resource) when { context.input has order };                      |                | true  | false
            permit (principal, action, resource) when { context.input == {} };                          |                | true  | true
            permit (principal, action == Action::"other", resource) when { context.input.amount < 5 };  |                | false | false
            @disclose("order") permit (principal, action, resource);                                    |                | true  | false
            """)
    void only_what_somebody_reads_is_wanted(String policy, String resource, boolean order, boolean amount)
            throws PolicyLoadException {
        Interest interest = interest(policy, Settings.Arguments.READ);
        assertThat(interest.of(refund(resource))).containsExactly(order, amount, false);
        assertThat(interest.any(refund(resource))).isEqualTo(order || amount);
    }

    @Test
    void records_of_all_arguments_want_all_but_the_ignored() throws PolicyLoadException {
        Interest interest = interest("permit (principal, action, resource);", Settings.Arguments.ALL);
        assertThat(interest.of(refund(null))).containsExactly(true, true, false);
    }
}
