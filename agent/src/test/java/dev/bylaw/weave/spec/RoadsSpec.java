// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.annotations.GovernedAction;
import dev.bylaw.fork.Calls;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** However the call arrives, the gate sees it once. CALL-1, CALL-2, CALL-4, INH-3. */
public final class RoadsSpec {

    private static int effects;

    static class Till {
        @GovernedAction
        public int refund(int amount) {
            effects++;
            return amount;
        }

        @GovernedAction("secret")
        private int secret(int amount) {
            effects++;
            return amount;
        }

        int throughSelf(int amount) {
            return secret(amount);
        }
    }

    static class LateTill {
        @GovernedAction
        public int late(int amount, String why) {
            return amount;
        }
    }

    static final class OwnTill extends Till {
        @Override
        public int refund(int amount) {
            return super.refund(amount) + 1;
        }

        MethodHandle special() throws ReflectiveOperationException {
            return MethodHandles.lookup()
                    .findSpecial(Till.class, "refund", MethodType.methodType(int.class, int.class), OwnTill.class);
        }
    }

    interface Orders {
        @GovernedAction("cancel")
        int cancel(int order);
    }

    /** Public, as the JDK wants it. */
    public interface Taking {
        /** Takes. */
        int take(int value);
    }

    private static List<String> times(int count, String... events) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Collections.addAll(all, events);
        }
        return all;
    }

    void reflection_before_and_after_the_jdk_compiles_accessors() throws Throwable {
        Method refund = Till.class.getMethod("refund", int.class);
        Method secret = Till.class.getDeclaredMethod("secret", int.class);
        secret.setAccessible(true);
        assertThat(Calls.during(() -> {
                    for (int i = 0; i < 40; i++) {
                        refund.invoke(new Till(), 1);
                    }
                }))
                .isEqualTo(times(40, "enter refund", "exit refund"));
        assertThat(Calls.during(() -> {
                    for (int i = 0; i < 40; i++) {
                        secret.invoke(new Till(), 1);
                    }
                }))
                .isEqualTo(times(40, "enter secret", "exit secret"));
        effects = 0;
        for (int i = 0; i < 40; i++) {
            assertThat(Calls.denying("secret", () -> secret.invoke(new Till(), 1)))
                    .hasRootCauseInstanceOf(SecurityException.class);
        }
        assertThat(effects).isZero();
    }

    void method_handles_bound_unreflected_and_as_a_proxy() throws Throwable {
        MethodHandle virtual =
                MethodHandles.lookup().findVirtual(Till.class, "refund", MethodType.methodType(int.class, int.class));
        MethodHandle unreflected = MethodHandles.lookup().unreflect(Till.class.getMethod("refund", int.class));
        Taking proxy = MethodHandleProxies.asInterfaceInstance(Taking.class, virtual.bindTo(new Till()));
        assertThat(Calls.during(() -> virtual.invoke(new Till(), 1))).containsExactly("enter refund", "exit refund");
        assertThat(Calls.during(() -> unreflected.invoke(new Till(), 1)))
                .containsExactly("enter refund", "exit refund");
        assertThat(Calls.during(() -> proxy.take(1))).containsExactly("enter refund", "exit refund");
    }

    void a_handle_obtained_before_the_method_is_woven_again() throws Throwable {
        MethodHandle early = MethodHandles.lookup()
                .findVirtual(LateTill.class, "late", MethodType.methodType(int.class, int.class, String.class))
                .bindTo(new LateTill());
        assertThat(Calls.during(() -> early.invoke(7, "x"))).containsExactly("enter late", "exit late");
        Calls.wantArguments("late");
        assertThat(Calls.during(() -> early.invoke(7, "x"))).containsExactly("enter late (7, x)", "exit late");
    }

    void method_references_in_streams_and_executors() throws Throwable {
        Till till = new Till();
        IntUnaryOperator secret = till::secret;
        assertThat(Calls.during(() -> IntStream.range(0, 3).map(secret).forEach(amount -> effects += amount)))
                .isEqualTo(times(3, "enter secret", "exit secret"));
        var pool = Executors.newSingleThreadExecutor();
        try {
            assertThat(Calls.during(() -> pool.submit(() -> till.secret(1)).get()))
                    .containsExactly("enter secret", "exit secret");
        } finally {
            pool.shutdown();
        }
    }

    void a_private_method_called_on_this() throws Throwable {
        assertThat(Calls.during(() -> new Till().throughSelf(1))).containsExactly("enter secret", "exit secret");
    }

    void an_override_and_the_body_it_calls_are_two_sites() throws Throwable {
        assertThat(Calls.during(() -> new OwnTill().refund(1)))
                .containsExactly("enter refund", "enter refund", "exit refund", "exit refund");
    }

    void a_special_handle_to_the_overridden_body() throws Throwable {
        OwnTill till = new OwnTill();
        MethodHandle special = till.special();
        assertThat(Calls.during(() -> special.invoke(till, 1))).containsExactly("enter refund", "exit refund");
    }

    void a_dynamic_proxy_that_implements_a_governed_interface() throws Throwable {
        Orders proxy = (Orders) Proxy.newProxyInstance(
                Orders.class.getClassLoader(), new Class<?>[] {Orders.class}, (self, method, arguments) -> {
                    effects++;
                    return 5;
                });
        effects = 0;
        assertThat(Calls.during(() -> proxy.cancel(1))).containsExactly("enter cancel", "exit cancel");
        assertThat(Calls.denying("cancel", () -> proxy.cancel(1))).isInstanceOf(SecurityException.class);
        assertThat(effects).isEqualTo(1);
    }

    void a_lambda_that_implements_a_governed_interface() throws Throwable {
        Orders lambda = order -> {
            effects++;
            return order;
        };
        effects = 0;
        assertThat(Calls.during(() -> lambda.cancel(1))).containsExactly("enter cancel", "exit cancel");
        assertThat(Calls.denying("cancel", () -> lambda.cancel(1))).isInstanceOf(SecurityException.class);
        assertThat(effects).isEqualTo(1);
    }

    void a_method_reference_that_implements_a_governed_interface() throws Throwable {
        Orders reference = Math::abs;
        assertThat(Calls.during(() -> reference.cancel(-1))).containsExactly("enter cancel", "exit cancel");
    }
}
