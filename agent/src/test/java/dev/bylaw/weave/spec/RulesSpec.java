// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.fork.Calls;
import java.util.StringJoiner;

/** Methods without annotations, governed by entries of the configuration. */
public final class RulesSpec {

    static class Named {
        void delete(String id) {
            assertThat(id).isNotEmpty();
        }

        void delete(int id) {
            assertThat(id).isPositive();
        }
    }

    static class OverridesNamed extends Named {
        @Override
        void delete(String id) {}
    }

    interface Open {
        void send(String text);
    }

    static class Sends implements Open {
        @Override
        public void send(String text) {}
    }

    static class Made {
        Made(int value) {
            assertThat(value).isPositive();
        }
    }

    void the_named_overload_and_no_other() throws Throwable {
        assertThat(Calls.during(() -> new Named().delete("x"))).containsExactly("enter delete", "exit delete");
        assertThat(Calls.during(() -> new Named().delete(1))).isEmpty();
    }

    void without_a_plus_no_subtype() throws Throwable {
        assertThat(Calls.during(() -> new OverridesNamed().delete("x"))).isEmpty();
    }

    void with_a_plus_every_implementation() throws Throwable {
        assertThat(Calls.during(() -> new Sends().send("x"))).containsExactly("enter send", "exit send");
        Open lambda = text -> {};
        assertThat(Calls.during(() -> lambda.send("x"))).containsExactly("enter send", "exit send");
    }

    void a_class_of_the_jdk_that_is_named() throws Throwable {
        StringJoiner joiner = new StringJoiner(",");
        assertThat(Calls.during(() -> joiner.add("x"))).containsExactly("enter add", "exit add");
    }

    void a_constructor() throws Throwable {
        assertThat(Calls.during(() -> new Made(1))).containsExactly("enter Made", "exit Made");
    }

    void an_entry_that_matches_nothing_is_known() throws Throwable {
        the_named_overload_and_no_other();
        with_a_plus_every_implementation();
        a_constructor();
        a_class_of_the_jdk_that_is_named();
        assertThat(Calls.unmatchedRules()).isEqualTo(1);
    }

    void the_ledger_names_each_site_and_why() throws Throwable {
        the_named_overload_and_no_other();
        assertThat(Calls.sites())
                .contains("dev.bylaw.weave.spec.RulesSpec$Named#delete(java.lang.String) delete null id | govern:"
                        + " dev.bylaw.weave.spec.RulesSpec$Named#delete(java.lang.String) (test:1) | 64");
    }
}
