// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.annotations.GovernedAction;
import dev.bylaw.fork.Calls;
import org.junit.jupiter.api.function.ThrowingSupplier;

/** A declaration governs whatever overrides or implements it. INH-1. None of these overrides carries the annotation. */
public final class InheritanceSpec {

    private static int effects;

    interface Orders {
        @GovernedAction
        int refund(int amount);
    }

    interface SpecialOrders extends Orders {}

    static class Silent implements Orders {
        @Override
        public int refund(int amount) {
            effects++;
            return amount;
        }
    }

    static class SilentAgain extends Silent {
        @Override
        public int refund(int amount) {
            effects++;
            return amount;
        }
    }

    static class TwoAway implements SpecialOrders {
        @Override
        public int refund(int amount) {
            effects++;
            return amount;
        }
    }

    interface Left extends Orders {
        @Override
        int refund(int amount);
    }

    interface Right extends Orders {
        @Override
        default int refund(int amount) {
            effects++;
            return amount;
        }
    }

    static class Diamond implements Left, Right {
        @Override
        public int refund(int amount) {
            effects++;
            return amount;
        }
    }

    static class TakesDefault implements Right {}

    abstract static class Abstract {
        @GovernedAction("close")
        protected abstract int close(int ticket);
    }

    static class Concrete extends Abstract {
        @Override
        public int close(int ticket) {
            effects++;
            return ticket;
        }
    }

    interface Tool<I, O> {
        @GovernedAction("apply")
        O apply(I input);
    }

    static class Upper implements Tool<String, String> {
        @Override
        public String apply(String input) {
            effects++;
            return input;
        }
    }

    static class UpperAgain extends Upper {
        @Override
        public String apply(String input) {
            effects++;
            return input;
        }
    }

    interface Narrow extends Tool<Integer, Integer> {
        @Override
        Integer apply(Integer input);
    }

    static class Narrowed implements Narrow {
        @Override
        public Integer apply(Integer input) {
            effects++;
            return input;
        }
    }

    /** Knows nothing of any governed interface. */
    static class Unknowing {
        public int refund(int amount) {
            effects++;
            return amount;
        }
    }

    static class Adopting extends Unknowing implements Orders {}

    static class Foreign {
        public String apply(String input) {
            effects++;
            return input;
        }
    }

    static class AdoptingGeneric extends Foreign implements Tool<String, String> {}

    abstract static class PackagePrivate {
        @GovernedAction("hidden")
        abstract int hidden(int value);
    }

    static class Published extends PackagePrivate {
        @Override
        public int hidden(int value) {
            effects++;
            return value;
        }
    }

    @GovernedAction
    interface WholeInterface {
        int first(int value);
    }

    static class WholeImplementation implements WholeInterface {
        @Override
        public int first(int value) {
            effects++;
            return value;
        }

        public int other(int value) {
            return value;
        }
    }

    private static void checkAndDeny(String action, ThrowingSupplier<?> call) throws Throwable {
        effects = 0;
        assertThat(Calls.during(call::get)).containsExactly("enter " + action, "exit " + action);
        assertThat(effects).isEqualTo(1);
        assertThat(Calls.denying(action, call::get)).isInstanceOf(SecurityException.class);
        assertThat(effects).isEqualTo(1);
    }

    void an_implementation_by_class_and_by_interface() throws Throwable {
        checkAndDeny("refund", () -> new Silent().refund(1));
        Orders orders = new Silent();
        checkAndDeny("refund", () -> orders.refund(1));
    }

    void an_override_of_an_implementation() throws Throwable {
        checkAndDeny("refund", () -> new SilentAgain().refund(1));
    }

    void an_implementation_through_an_interface_that_says_nothing() throws Throwable {
        checkAndDeny("refund", () -> new TwoAway().refund(1));
    }

    void a_diamond_that_declares_the_method_again() throws Throwable {
        checkAndDeny("refund", () -> new Diamond().refund(1));
    }

    void a_default_method_of_a_subinterface() throws Throwable {
        checkAndDeny("refund", () -> new TakesDefault().refund(1));
    }

    void an_abstract_method_made_public() throws Throwable {
        checkAndDeny("close", () -> new Concrete().close(1));
        Abstract closer = new Concrete();
        checkAndDeny("close", () -> closer.close(1));
    }

    void a_generic_declaration_through_its_bridge_and_directly() throws Throwable {
        checkAndDeny("apply", () -> new Upper().apply("x"));
        Tool<String, String> tool = new Upper();
        checkAndDeny("apply", () -> tool.apply("x"));
    }

    void an_override_of_what_a_bridge_calls() throws Throwable {
        checkAndDeny("apply", () -> new UpperAgain().apply("x"));
        Tool<String, String> tool = new UpperAgain();
        checkAndDeny("apply", () -> tool.apply("x"));
    }

    void a_subinterface_that_narrows_the_types() throws Throwable {
        checkAndDeny("apply", () -> new Narrowed().apply(1));
        Tool<Integer, Integer> tool = new Narrowed();
        checkAndDeny("apply", () -> tool.apply(1));
        Narrow narrow = new Narrowed();
        checkAndDeny("apply", () -> narrow.apply(1));
    }

    void a_superclass_that_implements_the_interface_for_its_subclass() throws Throwable {
        Orders orders = new Adopting();
        checkAndDeny("refund", () -> orders.refund(1));
    }

    void a_superclass_that_implements_a_generic_interface_for_its_subclass() throws Throwable {
        Tool<String, String> tool = new AdoptingGeneric();
        checkAndDeny("apply", () -> tool.apply("x"));
    }

    void an_override_of_a_package_private_method() throws Throwable {
        checkAndDeny("hidden", () -> new Published().hidden(1));
    }

    void every_method_of_a_marked_interface_and_no_other() throws Throwable {
        checkAndDeny("first", () -> new WholeImplementation().first(1));
        assertThat(Calls.during(() -> new WholeImplementation().other(1))).isEmpty();
    }

    interface Shelf {
        @GovernedAction
        boolean add(Object thing);
    }

    /** Its governed method has its body in the JDK. */
    static final class FromTheJdk extends java.util.ArrayList<Object> implements Shelf {
        private static final long serialVersionUID = 1L;
    }

    void a_body_inherited_from_the_jdk_is_reported() {
        Shelf shelf = new FromTheJdk();
        assertThat(shelf.add("x")).isTrue();
        assertThat(Calls.gaps())
                .anyMatch(gap -> gap.startsWith("NOT_WOVEN " + FromTheJdk.class.getName() + "#add(Ljava/lang/Object;)Z")
                        && gap.contains("inherited from java.util.ArrayList"));
    }
}
