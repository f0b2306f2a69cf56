// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bylaw.policy.value.RecordValue;
import dev.bylaw.weave.Origin;
import dev.bylaw.weave.Parameter;
import dev.bylaw.weave.Site;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionTest {

    private static final boolean[] ALL = {true, true, true};

    record Order(String id, int lines) {}

    private static Parameter parameter(String name, String descriptor) {
        return new Parameter(name, descriptor, null, false, false, null);
    }

    private static Site site(String resource, Parameter... parameters) {
        return new Site(
                1,
                "com.acme.Orders",
                "refund",
                "(Ljava/lang/Object;JLjava/lang/String;)V",
                1,
                "refund",
                resource,
                List.of(parameters),
                new Origin.Annotation("com.acme.Orders", false));
    }

    private static Site refund(String resource) {
        return site(
                resource,
                parameter("order", "Ljava/lang/Object;"),
                parameter("amount", "J"),
                new Parameter("secret", "Ljava/lang/String;", null, false, true, null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Order::{order}        | Order::"o-17"
            Shop::Order::{0}      | Shop::Order::"o-17"
            Amount::{amount}      | Amount::"500"
            Order::"all"          | Order::"all"
                                  | Site::"com.acme.Orders#refund"
            """)
    void the_resource_is_named_by_its_template(String template, String expected) {
        Question question = Question.of(refund(template));
        Object[] arguments = {"o-17", 500L, null};
        assertThat(question.resource(arguments, question.input(arguments, ALL))).hasToString(expected);
    }

    @Test
    void a_component_of_a_record_names_the_resource() {
        Question question = Question.of(refund("Order::{order.id}"));
        Object[] arguments = {new Order("o-18", 3), 500L, null};
        assertThat(question.resource(arguments, question.input(arguments, ALL))).hasToString("Order::\"o-18\"");
    }

    @Test
    void a_parameter_marked_as_the_resource_names_it() {
        Question question = Question.of(
                site(null, new Parameter("customer", "Ljava/lang/String;", null, false, false, "Customer")));
        Object[] arguments = {"c-1"};
        assertThat(question.resource(arguments, question.input(arguments, ALL))).hasToString("Customer::\"c-1\"");
    }

    @Test
    void null_names_no_resource() {
        Question question = Question.of(refund("Order::{order}"));
        Object[] arguments = {null, 500L, null};
        assertThat(question.resource(arguments, question.input(arguments, ALL))).isNull();
    }

    @Test
    void policies_see_arguments_by_name_and_nothing_of_what_is_ignored() {
        Question question = Question.of(refund(null));
        RecordValue seen = question.input(new Object[] {"o-17", 500L, "hidden"}, ALL);
        assertThat(seen).hasToString("{\"amount\": 500, \"order\": \"o-17\"}");
    }

    @Test
    void an_argument_that_nobody_wants_is_not_looked_at() {
        Question question = Question.of(refund(null));
        RecordValue seen = question.input(new Object[] {"o-17", 500L, null}, new boolean[] {false, true, true});
        assertThat(seen).hasToString("{\"amount\": 500}");
    }

    @Test
    void an_opaque_argument_is_absent() {
        Question question = Question.of(refund(null));
        RecordValue seen = question.input(new Object[] {new Object(), 500L, null}, ALL);
        assertThat(seen).hasToString("{\"amount\": 500}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Order::{ordr}    | reads "ordr", but the parameters are order, amount, secret
            Order::{secret}  | reads "secret", but that parameter is @Ignored
            Order            | names nothing: write Type::{parameter}
            9rder::{order}   | is not an entity type
            """)
    void a_template_that_can_name_nothing_is_refused(String template, String message) {
        assertThatThrownBy(() -> Question.of(refund(template)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
