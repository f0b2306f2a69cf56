// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.annotations.GovernedAction;
import dev.bylaw.policy.Diagnostic;
import dev.bylaw.policy.Entities;
import dev.bylaw.policy.PolicyException;
import dev.bylaw.policy.PolicySet;
import dev.bylaw.policy.Source;
import dev.bylaw.policy.schema.Schema;
import dev.bylaw.policy.value.EntityUid;
import dev.bylaw.weave.Origin;
import dev.bylaw.weave.Parameter;
import dev.bylaw.weave.Site;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyCheckTest {

    record Money(long cents, String currency) {}

    @SuppressWarnings("unused") // only their signatures are read
    static final class Orders {
        private Orders() {}

        @GovernedAction(resource = "Order::{order}")
        static void refund(String order, long amount, Optional<String> note) {}

        @GovernedAction("ship")
        static void ship(Money total, List<String> tags, Map<String, String> options, Runnable callback) {}

        @GovernedAction("pay")
        static void pay(long amount, String road) {}

        @GovernedAction("pay")
        static void payAll(String amount, boolean all) {}
    }

    enum Currency {
        EUR,
        USD
    }

    enum Colour {
        RED
    }

    record Price(long cents, Currency currency) {}

    @SuppressWarnings("unused") // only their signatures are read
    static final class Shop {
        private Shop() {}

        @GovernedAction("buy")
        static void buy(Currency currency, Price price, List<Currency> taken, Optional<Currency> asked) {}

        @GovernedAction("paint")
        static void paint(Colour colour) {}

        @GovernedAction("paint")
        static void paintAs(Currency colour) {}

        @GovernedAction("mark")
        static void mark(Colour label) {}

        @GovernedAction("mark")
        static void markFreely(String label) {}
    }

    interface Mailer {
        @GovernedAction("mail")
        void mail(String to);
    }

    private static final String ENTITIES = """
            [{"uid": {"type": "User", "id": "alice"}, "attrs": {"level": 3, "team": "a"},
              "parents": [{"type": "Role", "id": "staff"}]},
             {"uid": {"type": "User", "id": "bob"}, "attrs": {"level": 5}, "parents": []}]
            """;

    private static PolicyCheck.Report check(String policies, Surroundings around) throws PolicyException {
        return new PolicyCheck(Governed.of(Orders.class, Mailer.class), around)
                .check(PolicySet.parse(List.of(new Source("p.cedar", policies))));
    }

    private static PolicyCheck.Report checkShop(String policies) throws PolicyException {
        return new PolicyCheck(Governed.of(Shop.class), around("", ""))
                .check(PolicySet.parse(List.of(new Source("p.cedar", policies))));
    }

    private static Surroundings around(String entities, String schema) throws PolicyException {
        return new Surroundings(
                schema.isEmpty() ? Optional.empty() : Optional.of(Schema.parse(new Source("s.cedarschema", schema))),
                entities.isEmpty() ? Entities.EMPTY : Entities.parse(new Source("e.json", entities)),
                Optional.of(EntityUid.of("Agent", "batch")));
    }

    private static String text(List<Diagnostic> findings) {
        return findings.stream().map(Diagnostic::render).collect(Collectors.joining("\n"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            permit (principal, action == Action::"refund", resource);
            permit (principal, action == Action::"refund", resource) when { context.input.amount <= 5000 };
            permit (principal, action == Action::"refund", resource) when { context.input.order like "o-*" };
            forbid (principal, action == Action::"refund", resource) when { !(context.input has order) };
            permit (principal, action == Action::"refund", resource) when { context.input has note && context.input.note like "*" };
            permit (principal is User, action == Action::"refund", resource is Order) when { principal.level > 3 };
            permit (principal in Role::"staff", action == Action::"refund", resource);
            permit (principal, action == Action::"ship", resource is Site) when { context.input.total.cents < 5 };
            permit (principal, action == Action::"ship", resource) when { context.input.tags.contains("x") };
            permit (principal, action, resource) when { context.chain.contains(User::"alice") };
            permit (principal is User, action, resource) when { context.chain.contains(Agent::"a") };
            permit (principal, action, resource) when { context has session && context.session.id == "s" };
            permit (principal, action, resource) when { context.site.method == "refund" };
            permit (principal, action in [Action::"refund", Action::"ship"], resource) when { context.input has amount && context.input.amount < 5 };
            permit (principal, action == Action::"mail", resource) when { context.input.to like "*" };
            """)
    void a_policy_that_fits_passes(String policy) throws PolicyException {
        PolicyCheck.Report report = check(policy, around(ENTITIES, ""));
        assertThat(text(report.errors())).isEmpty();
        assertThat(report.unknownActions()).isEmpty();
        assertThat(report.warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            context.input.amont <= 5000              | refund | 1:79 | action "refund" has no input "amont"         | did you mean "amount" (long, from Orders.refund)?
            context.input.zzz == 1                   | refund | 1:79 | action "refund" has no input "zzz"           | Orders.refund has order (String), amount (long), note (Optional<String>)
            context.input.amount == "5000"           | refund | 1:65 | both sides of == must have one type, and have Long, String | context.input.amount is long, from Orders.refund
            context.input.amount like "5*"           | refund | 1:65 | expected String, and this is Long            | context.input.amount is long, from Orders.refund
            context.input.note == "x"                | refund | 1:79 | attribute "note" of the context of Action::"refund".input is optional, and may be missing here | test it before
            context.input has amont                  | refund | 1:65 | this policy never applies: action "refund" has no input "amont" | did you mean "amount"
            context.inptu.amount == 1                | refund | 1:73 | the context of Action::"refund" has no attribute "inptu" | did you mean "input"?
            context.input.total.cnts == 1            | ship   | 1:83 | input "total" of action "ship" has no component "cnts" | did you mean "cents" (long, from Orders.ship)?
            context.input.options.x == 1             | ship   | 1:77 | input "options" of action "ship" cannot be read by policies | which keys a map has is not known
            context.input.callback == 1              | ship   | 1:77 | input "callback" of action "ship" cannot be read by policies | Runnable: the values of an interface
            context.input.amount == 1                | pay    | 1:76 | input "amount" of action "pay" cannot be read by policies | it is long in Orders.pay and String in Orders.payAll; rename one
            context.input.all                        | pay    | 1:76 | attribute "all" of the context of Action::"pay".input is optional | test it before
            1 == 2                                   | refund | 1:1  | this policy never applies                    | look for a comparison
            """)
    void a_policy_that_does_not_fit_says_where_why_and_what_was_meant(
            String condition, String action, String place, String message, String hint) throws PolicyException {
        String policy =
                "permit (principal, action == Action::\"" + action + "\", resource) when { " + condition + " };";
        PolicyCheck.Report report = check(policy, around(ENTITIES, ""));
        assertThat(text(report.errors()))
                .startsWith("p.cedar:" + place + ": error: " + message)
                .contains(hint);
    }

    @Test
    void the_finding_is_shown_as_a_compiler_shows_it() throws PolicyException {
        String policy =
                "forbid (principal, action == Action::\"refund\", resource)\nwhen { context.input.amont > 5000 };\n";
        assertThat(text(check(policy, Surroundings.NONE).errors())).isEqualTo("""
                p.cedar:2:22: error: action "refund" has no input "amont"
                  2 | when { context.input.amont > 5000 };
                    |                      ^^^^^ did you mean "amount" (long, from Orders.refund)?""");
    }

    @Test
    void an_action_that_no_method_has_is_no_error_and_names_the_nearest() throws PolicyException {
        PolicyCheck.Report report = check(
                "permit (principal, action == Action::\"refnd\", resource) when { context.input.x };",
                Surroundings.NONE);
        assertThat(report.errors()).isEmpty();
        assertThat(text(report.unknownActions()))
                .startsWith("p.cedar:1:30: warning: no governed method that is known has the action \"refnd\"")
                .contains("did you mean \"refund\" (Orders.refund)?");
    }

    @Test
    void beside_an_unknown_action_the_known_ones_are_checked() throws PolicyException {
        PolicyCheck.Report report = check(
                "permit (principal, action in [Action::\"later\", Action::\"refund\"], resource)"
                        + " when { context.input.amont == 1 };",
                Surroundings.NONE);
        assertThat(report.unknownActions()).hasSize(1);
        assertThat(text(report.errors())).contains("did you mean \"amount\"");
    }

    @Test
    void entities_show_the_attributes_of_their_types() throws PolicyException {
        String policy = "permit (principal is User, action == Action::\"refund\", resource) when { principal.%s };";
        assertThat(check(policy.formatted("level > 1"), around(ENTITIES, "")).errors())
                .isEmpty();
        assertThat(text(check(policy.formatted("team == \"a\""), around(ENTITIES, ""))
                        .errors()))
                .contains("is optional");
        assertThat(text(check(policy.formatted("levle > 1"), around(ENTITIES, ""))
                        .errors()))
                .contains("did you mean \"level\"");
    }

    @Test
    void a_schema_of_the_user_declares_the_entity_types() throws PolicyException {
        String schema = "entity Role; entity User in [Role] = { level: Long }; entity Order;";
        String policy = "permit (principal is %s, action == Action::\"refund\", resource) when { %s };";
        assertThat(check(policy.formatted("User", "principal.level > 1"), around("", schema))
                        .errors())
                .isEmpty();
        assertThat(text(check(policy.formatted("Usr", "true"), around("", schema))
                        .errors()))
                .contains("entity type Usr is not in the schema")
                .contains("did you mean \"User\"?");
    }

    @Test
    void a_schema_of_the_user_may_narrow_who_does_what_and_give_actions_groups() throws PolicyException {
        String schema = "entity User; entity Robot; entity Order; action write;"
                + " action refund in [write] appliesTo { principal: [User], resource: [Order] };";
        assertThat(check(
                                "permit (principal, action in Action::\"write\", resource) when { context.input.amount < 5 };",
                                around("", schema))
                        .errors())
                .isEmpty();
        assertThat(text(check(
                                "permit (principal is Robot, action == Action::\"refund\", resource);",
                                around("", schema))
                        .errors()))
                .contains("no action of the schema fits");
    }

    @Test
    void a_policy_about_nothing_that_is_known_is_left_alone() throws PolicyException {
        PolicyCheck check = new PolicyCheck(new KnownMethods(ClassFiles.NONE), Surroundings.NONE);
        PolicyCheck.Report report =
                check.check(PolicySet.parse(List.of(new Source("p.cedar", "permit (principal, action, resource);"))));
        assertThat(report.errors()).isEmpty();
        assertThat(report.warnings()).isEmpty();
    }

    @Test
    void what_a_policy_reads_of_a_class_that_cannot_be_read_is_only_a_warning() throws PolicyException {
        KnownMethods known = new KnownMethods(name -> name.contains("Money") ? null : Governed.classFile(name));
        Governed.sites(Orders.class).forEach(known::add);
        PolicyCheck.Report report = new PolicyCheck(known, Surroundings.NONE)
                .check(
                        PolicySet.parse(
                                List.of(
                                        new Source(
                                                "p.cedar",
                                                "permit (principal, action == Action::\"ship\", resource) when { context.input.total.cents > 1 };"))));
        assertThat(report.errors()).isEmpty();
        assertThat(text(report.warnings()))
                .contains("is not known")
                .contains("its class file is not on the class path");
    }

    @Test
    void templates_are_checked_as_well() throws PolicyException {
        assertThat(text(check(
                                "permit (principal == ?principal, action == Action::\"refund\", resource)"
                                        + " when { context.input.amont == 1 };",
                                Surroundings.NONE)
                        .errors()))
                .contains("did you mean \"amount\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            buy   | context.input.currency == "EURO"               | input "currency" is never "EURO": Currency has no such constant           | did you mean "EUR" (Currency, from Shop.buy)?
            buy   | "GBP" != context.input.currency                | input "currency" is never "GBP"                                           | it has EUR, USD
            buy   | context.input.price.currency == "usd"          | input "price.currency" is never "usd"                                     | did you mean "USD"
            buy   | ["EUR", "CHF"].contains(context.input.currency) | input "currency" is never "CHF"                                          | it has EUR, USD
            buy   | context.input.taken.contains("EURO")           | input "taken" is never "EURO": List<Currency> has no such constant        | did you mean "EUR"
            buy   | context.input.taken.containsAny(["EUR", "X"])  | input "taken" is never "X"                                                | it has EUR, USD
            buy   | context.input has asked && context.input.asked == "EURO" | input "asked" is never "EURO"                                   | did you mean "EUR"
            buy   | context.source == "credentail"                 | context.source is never "credentail"                                      | did you mean "credential"?
            buy   | ["api", "cookie"].contains(context.source)     | context.source is never "cookie"                                          | it is one of credential, framework, api, default
            paint | context.input.colour == "BLUE"                 | input "colour" is never "BLUE"                                            | it has RED, EUR, USD
            """)
    void a_text_that_no_constant_of_an_enum_is_called_is_an_error(
            String action, String condition, String message, String hint) throws PolicyException {
        PolicyCheck.Report report = checkShop(
                "forbid (principal, action == Action::\"" + action + "\", resource) when { " + condition + " };");
        assertThat(report.errors()).hasSize(1);
        assertThat(text(report.errors())).contains(message).contains(hint);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            action == Action::"buy"   | context.input.currency == "EUR"
            action == Action::"buy"   | context.input.taken.containsAll(["EUR", "USD"])
            action == Action::"buy"   | context.input.currency like "E*"
            action == Action::"buy"   | context.input.currency == context.input.price.currency
            action == Action::"paint" | context.input.colour == "RED" || context.input.colour == "USD"
            action == Action::"buy"   | context.source != "credential" && context.source != "framework"
            action == Action::"mark"  | context.input.label == "anything"
            action in [Action::"paint", Action::"mark"] | context.input has label && context.input.label == "anything"
            """)
    void a_text_that_an_enum_or_another_method_may_have_is_none(String action, String condition)
            throws PolicyException {
        PolicyCheck.Report report =
                checkShop("forbid (principal, " + action + ", resource) when { " + condition + " };");
        assertThat(text(report.errors())).isEmpty();
    }

    private static PolicyCheck.Report checkHandingOn(String policy) throws PolicyException {
        KnownMethods known = Governed.of(Shop.class);
        known.add(new Site(
                -1,
                "dev.bylaw.annotations.Bylaw",
                "delegate",
                "()V",
                9,
                "delegate",
                null,
                List.of(new Parameter("depth", "I", null, false, false, null)),
                new Origin.Delegation()));
        return new PolicyCheck(known, Surroundings.NONE).check(PolicySet.parse(List.of(new Source("p.cedar", policy))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "permit (principal == User::\"alice\", action == Action::\"delegate\", resource == Agent::\"support\");",
                "permit (principal, action == Action::\"delegate\", resource is Agent) when { context.input.depth < 4 };",
                "forbid (principal, action == Action::\"delegate\", resource) unless { principal == resource };"
            })
    void whoever_work_is_handed_to_is_a_resource_that_may_act(String policy) throws PolicyException {
        assertThat(text(checkHandingOn(policy).errors())).isEmpty();
    }

    @Test
    void handing_work_on_is_checked_like_a_method_and_needs_no_policy() throws PolicyException {
        PolicyCheck.Report report = checkHandingOn(
                "permit (principal, action == Action::\"delegate\", resource)" + " when { context.input.dept < 4 };");
        assertThat(text(report.errors())).contains("did you mean \"depth\" (int, from Bylaw.delegate)?");
        assertThat(text(checkHandingOn("permit (principal, action == Action::\"buy\", resource);")
                        .actionsWithoutPolicy()))
                .doesNotContain("delegate");
    }

    @Test
    void a_method_by_itself_is_not_measured_by_what_other_methods_of_its_action_may_take() throws PolicyException {
        PolicySet policies = PolicySet.parse(List.of(new Source(
                "p.cedar",
                "@disclose(\"note\") forbid (principal, action == Action::\"paint\", resource)"
                        + " when { context.input.colour == \"BLUE\" };")));
        PolicyCheck check = new PolicyCheck(Governed.of(Shop.class), Surroundings.NONE);
        assertThat(check.check(policies).errors()).hasSize(2);
        assertThat(check.checkFit(policies).errors()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            amuont         | action == Action::"refund"                     | 1:12 | @disclose names "amuont", and action "refund" has no input of this name | did you mean "amount" (long, from Orders.refund)?
            amount, zzz    | action == Action::"refund"                     | 1:20 | @disclose names "zzz"                                                    | name one of amount, note, order
            zzz            | action in [Action::"refund", Action::"ship"]   | 1:12 | and the actions of this policy have no input of this name               | name one of
            """)
    void a_disclosure_of_what_no_method_takes_is_an_error(
            String names, String action, String place, String message, String hint) throws PolicyException {
        PolicyCheck.Report report =
                check("@disclose(\"" + names + "\") permit (principal, " + action + ", resource);", around("", ""));
        assertThat(text(report.errors()))
                .startsWith("p.cedar:" + place)
                .contains(message)
                .contains(hint);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            amount, note   | action == Action::"refund"
            all            | action == Action::"pay"
            amount         | action in [Action::"refund", Action::"ship"]
            amount         | action
            zzz            | action in [Action::"refund", Action::"later"]
            """)
    void a_disclosure_is_right_where_one_method_takes_it_or_may_come_that_does(String names, String action)
            throws PolicyException {
        PolicyCheck.Report report =
                check("@disclose(\"" + names + "\") permit (principal, " + action + ", resource);", around("", ""));
        assertThat(text(report.errors())).isEmpty();
    }

    @Test
    void an_action_to_which_no_policy_can_apply_is_named() throws PolicyException {
        PolicyCheck.Report report = check(
                "permit (principal, action in [Action::\"pay\", Action::\"ship\"], resource);"
                        + "forbid (principal, action == Action::\"refund\", resource);",
                around("", ""));
        assertThat(text(report.actionsWithoutPolicy()))
                .isEqualTo("error: no policy can apply to action \"mail\" (Mailer.mail), so every call is refused"
                        + "\n  write a permit or a forbid for Action::\"mail\"");
        assertThat(check("permit (principal, action, resource);", around("", ""))
                        .actionsWithoutPolicy())
                .isEmpty();
    }
}
