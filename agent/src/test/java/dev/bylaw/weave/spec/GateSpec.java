// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bylaw.fork.Calls;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;

/** STATE-3, STATE-4: what application code finds of the enforcer. */
public final class GateSpec {

    private static Class<?> gate() throws ClassNotFoundException {
        return Class.forName("java.lang.constant.BylawGate");
    }

    void the_gate_is_in_java_base() throws Exception {
        assertThat(gate().getModule()).isEqualTo(Object.class.getModule());
        assertThat(gate().getClassLoader()).isNull();
    }

    void its_fields_cannot_be_reached_by_reflection() throws Exception {
        Field handover = gate().getDeclaredField("handover");
        assertThatThrownBy(() -> handover.setAccessible(true)).isInstanceOf(InaccessibleObjectException.class);
        Class<?> holder = Class.forName("java.lang.constant.BylawGate$Holder");
        Field engine = holder.getDeclaredField("ENGINE");
        assertThatThrownBy(() -> engine.setAccessible(true)).isInstanceOf(InaccessibleObjectException.class);
    }

    void no_lookup_gets_into_its_package() throws Exception {
        Class<?> gate = gate();
        assertThatThrownBy(() -> MethodHandles.privateLookupIn(gate, MethodHandles.lookup()))
                .isInstanceOf(IllegalAccessException.class);
    }

    void its_package_and_ours_of_the_jdk_are_not_open_to_applications() {
        Module base = Object.class.getModule();
        for (String name : new String[] {"java.lang.constant", "jdk.internal.misc", "jdk.internal.access"}) {
            assertThat(base.isOpen(name, GateSpec.class.getModule())).as(name).isFalse();
        }
        assertThat(base.isExported("jdk.internal.misc", GateSpec.class.getModule()))
                .isFalse();
        assertThat(base.isExported("jdk.internal.access", GateSpec.class.getModule()))
                .isFalse();
    }

    void the_engines_classes_cannot_be_found_by_name() {
        assertThatThrownBy(() -> Class.forName("dev.bylaw.weave.Weaver")).isInstanceOf(ClassNotFoundException.class);
        assertThatThrownBy(() -> Class.forName("dev.bylaw.weave.Weaver", false, ClassLoader.getPlatformClassLoader()))
                .isInstanceOf(ClassNotFoundException.class);
    }

    void no_thread_leads_to_the_agents_loader() {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            ClassLoader context = thread.getContextClassLoader();
            assertThat(context == null ? "" : context.getClass().getName()).doesNotContain("bylaw");
        }
    }

    void a_stranger_who_calls_the_hooks_changes_nothing() throws Exception {
        byte[] bytes = {1, 2, 3};
        assertThat(gate().getMethod("defining", Class.class, byte[].class).invoke(null, String.class, bytes))
                .isSameAs(bytes);
        gate().getMethod("defined", Class.class).invoke(null, GateSpec.class);
        assertThat(Calls.gaps()).isEmpty();
    }
}
