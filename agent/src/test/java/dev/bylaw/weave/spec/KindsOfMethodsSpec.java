// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.annotations.GovernedAction;
import dev.bylaw.fork.Calls;
import java.util.List;
import org.junit.jupiter.api.function.ThrowingSupplier;

/** Every kind of method that can carry the annotation: one check, one body, one end; and no body when denied. */
public final class KindsOfMethodsSpec {

    private static int effects;

    static class Plain {
        @GovernedAction
        public int publicMethod(int value) {
            effects++;
            return value + 1;
        }

        @GovernedAction
        protected long protectedMethod(long value, double other) {
            effects++;
            return value + (long) other;
        }

        @GovernedAction
        String packageMethod(String value) {
            effects++;
            return value;
        }

        @GovernedAction
        private void privateMethod() {
            effects++;
        }

        @GovernedAction
        static boolean staticMethod(boolean value) {
            effects++;
            return !value;
        }

        @GovernedAction
        public final char[] finalMethod(char[] value) {
            effects++;
            return value;
        }

        @GovernedAction
        synchronized float synchronizedMethod(float value) {
            effects++;
            return value;
        }

        @GovernedAction
        int manyReturns(int value) {
            effects++;
            if (value == 0) {
                return 0;
            }
            for (int i = 0; i < value; i++) {
                if (i == 7) {
                    return 7;
                }
            }
            try {
                return Integer.parseInt("x" + value);
            } catch (NumberFormatException e) {
                return -1;
            } finally {
                effects += 0;
            }
        }

        @GovernedAction
        void throwing() {
            effects++;
            throw new IllegalStateException("from the body");
        }

        @GovernedAction
        void empty() {}
    }

    static class Constructed {
        final String value;

        @GovernedAction("construct")
        Constructed(String value) {
            this(value == null ? 0 : value.length(), value);
            effects++;
        }

        private Constructed(int length, String value) {
            if (length > 5) {
                throw new IllegalArgumentException("too long");
            }
            this.value = value;
        }
    }

    static class Base {
        Base(String value) {
            if (value.isEmpty()) {
                throw new IllegalArgumentException("empty");
            }
        }
    }

    static class Derived extends Base {
        @GovernedAction("derive")
        Derived(boolean choice, String value) {
            super(choice ? new String(value) : value.substring(1));
            effects++;
            if (value.equals("fail")) {
                throw new IllegalStateException("after");
            }
        }
    }

    interface WithDefault {
        @GovernedAction
        default int defaultMethod(int value) {
            effects++;
            return value;
        }

        @GovernedAction
        static int staticInInterface(int value) {
            effects++;
            return value;
        }
    }

    record Money(long cents) {
        @GovernedAction
        Money plus(Money other) {
            effects++;
            return new Money(cents + other.cents);
        }
    }

    enum Level {
        LOW,
        HIGH {
            @Override
            int weigh(int value) {
                effects++;
                return value * 10;
            }
        };

        @GovernedAction
        int weigh(int value) {
            effects++;
            return value;
        }
    }

    static class Generic<T extends Comparable<T>> {
        @GovernedAction
        <R> List<R> generic(T key, R value) {
            effects++;
            return List.of(value);
        }
    }

    @GovernedAction
    static class WholeType {
        public int one() {
            effects++;
            return 1;
        }

        int notPublic() {
            effects++;
            return 2;
        }
    }

    private static void checkAndDeny(String action, Object result, ThrowingSupplier<?> call) throws Throwable {
        effects = 0;
        Object[] returned = new Object[1];
        assertThat(Calls.during(() -> returned[0] = call.get())).containsExactly("enter " + action, "exit " + action);
        assertThat(returned[0]).isEqualTo(result);
        assertThat(effects).isEqualTo(1);
        assertThat(Calls.denying(action, call::get)).isInstanceOf(SecurityException.class);
        assertThat(effects).isEqualTo(1);
    }

    void a_public_method() throws Throwable {
        checkAndDeny("publicMethod", 5, () -> new Plain().publicMethod(4));
    }

    void a_protected_method_with_wide_parameters() throws Throwable {
        checkAndDeny("protectedMethod", 5L, () -> new Plain().protectedMethod(4, 1.5));
    }

    void a_package_private_method() throws Throwable {
        checkAndDeny("packageMethod", "x", () -> new Plain().packageMethod("x"));
    }

    void a_private_method() throws Throwable {
        checkAndDeny("privateMethod", null, () -> {
            new Plain().privateMethod();
            return null;
        });
    }

    void a_static_method() throws Throwable {
        checkAndDeny("staticMethod", false, () -> Plain.staticMethod(true));
    }

    void a_final_method() throws Throwable {
        char[] value = {'a'};
        checkAndDeny("finalMethod", value, () -> new Plain().finalMethod(value));
    }

    void a_synchronized_method() throws Throwable {
        checkAndDeny("synchronizedMethod", 1f, () -> new Plain().synchronizedMethod(1f));
    }

    void a_method_with_many_returns_ends_once_by_each_of_them() throws Throwable {
        checkAndDeny("manyReturns", 0, () -> new Plain().manyReturns(0));
        checkAndDeny("manyReturns", 7, () -> new Plain().manyReturns(9));
        checkAndDeny("manyReturns", -1, () -> new Plain().manyReturns(3));
    }

    void a_method_without_a_body() throws Throwable {
        assertThat(Calls.during(() -> new Plain().empty())).containsExactly("enter empty", "exit empty");
    }

    void a_body_that_throws_fails_once() {
        assertThat(Calls.duringFailure(() -> new Plain().throwing()))
                .containsExactly("enter throwing", "failed throwing");
    }

    void a_constructor_that_delegates() throws Throwable {
        effects = 0;
        assertThat(Calls.during(() -> new Constructed("abc"))).containsExactly("enter construct", "exit construct");
        assertThat(Calls.denying("construct", () -> new Constructed("abc"))).isInstanceOf(SecurityException.class);
        assertThat(effects).isEqualTo(1);
    }

    /** The verifier lets no handler cover the call of another constructor. */
    void a_constructor_whose_delegate_throws_has_no_end() {
        assertThat(Calls.duringFailure(() -> new Constructed("too long for it")))
                .containsExactly("enter construct");
    }

    void a_constructor_that_throws_before_super_or_after_it_fails_once() throws Throwable {
        assertThat(Calls.during(() -> new Derived(true, "a"))).containsExactly("enter derive", "exit derive");
        assertThat(Calls.duringFailure(() -> new Derived(false, ""))).containsExactly("enter derive", "failed derive");
        assertThat(Calls.duringFailure(() -> new Derived(true, ""))).containsExactly("enter derive");
        assertThat(Calls.duringFailure(() -> new Derived(true, "fail")))
                .containsExactly("enter derive", "failed derive");
    }

    void a_default_method() throws Throwable {
        checkAndDeny("defaultMethod", 3, () -> new WithDefault() {}.defaultMethod(3));
    }

    void a_static_method_of_an_interface() throws Throwable {
        checkAndDeny("staticInInterface", 3, () -> WithDefault.staticInInterface(3));
    }

    void a_method_of_a_record() throws Throwable {
        checkAndDeny("plus", new Money(3), () -> new Money(1).plus(new Money(2)));
    }

    void a_method_of_an_enum_and_of_a_constant_with_a_body() throws Throwable {
        checkAndDeny("weigh", 2, () -> Level.LOW.weigh(2));
        checkAndDeny("weigh", 20, () -> Level.HIGH.weigh(2));
    }

    void a_generic_method() throws Throwable {
        checkAndDeny("generic", List.of(1), () -> new Generic<String>().generic("k", 1));
    }

    void every_public_method_of_a_marked_type_and_no_other() throws Throwable {
        checkAndDeny("one", 1, () -> new WholeType().one());
        assertThat(Calls.during(() -> new WholeType().notPublic())).isEmpty();
    }
}
