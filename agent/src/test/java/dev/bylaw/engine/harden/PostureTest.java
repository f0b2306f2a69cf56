// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.harden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.engine.harden.Finding.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is open, and what closes it, on each JDK. */
class PostureTest {

    /** A JVM that leaves nothing open, to be spoilt in one place. */
    private static final class Jvm {
        int feature = 25;
        final List<String> arguments = new ArrayList<>();
        final Map<String, String> options =
                new HashMap<>(Map.of("DisableAttachMechanism", "true", "EnableDynamicAgentLoading", "false"));
        List<String> opened = List.of();
        boolean unsafeDenied = true;
        Set<String> modules = Set.of("java.base", "jdk.unsupported");
        String illegalNativeAccess = "deny";
        List<String> nativeAccess = List.of();
        List<String> manifest = List.of();
        List<String> agents = List.of();
        List<String> properties = List.of();
        boolean sealed = true;

        Jvm of(int version) {
            feature = version;
            unsafeDenied = version >= 23;
            illegalNativeAccess = version >= 24 ? "deny" : "";
            return this;
        }

        Posture posture() {
            return Posture.of(new JvmFacts(
                    feature,
                    arguments,
                    options,
                    opened,
                    unsafeDenied,
                    modules,
                    illegalNativeAccess,
                    nativeAccess,
                    manifest,
                    agents,
                    properties,
                    List.of(),
                    false,
                    sealed));
        }

        Finding only() {
            assertThat(posture().open()).hasSize(1);
            return posture().open().get(0);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 21, 23, 24, 25, 26})
    void a_jvm_with_every_flag_leaves_nothing_open(int feature) {
        assertThat(new Jvm().of(feature).posture().open()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "DisableAttachMechanism, false, attach, -XX:+DisableAttachMechanism",
        "EnableDynamicAgentLoading, true, dynamic-agents, -XX:-EnableDynamicAgentLoading",
        "BytecodeVerificationRemote, false, verification, remove -XX:-BytecodeVerificationRemote",
        "AllowRedefinitionToAddDeleteMethods, true, redefinition, remove -XX:+AllowRedefinitionToAddDeleteMethods"
    })
    void an_option_of_the_vm(String option, String value, String power, String close) {
        Jvm jvm = new Jvm();
        jvm.options.put(option, value);
        assertThat(jvm.only().power()).isEqualTo(power);
        assertThat(jvm.only().close()).isEqualTo(close);
    }

    @ParameterizedTest
    @CsvSource({
        "-agentlib:jdwp=transport=dt_socket, debugger",
        "-Xrunjdwp:server=y, debugger",
        "-agentpath:/opt/profiler.so, native-agents",
        "-Xverify:none, verification",
        "-XX:-BytecodeVerificationRemote, verification",
        "--patch-module=java.base=/x, patched-jdk",
        "-Xbootclasspath/a:/x.jar, patched-jdk"
    })
    void an_argument(String argument, String power) {
        Jvm jvm = new Jvm();
        jvm.arguments.add(argument);
        assertThat(jvm.only().power()).isEqualTo(power);
        assertThat(jvm.only().display()).contains(argument);
    }

    @Test
    void unsafe_is_denied_by_a_flag_from_23_on_and_guarded_by_the_seal_before() {
        Jvm newer = new Jvm();
        newer.unsafeDenied = false;
        assertThat(newer.only().close()).isEqualTo("--sun-misc-unsafe-memory-access=deny");
        assertThat(new Jvm().of(17).posture().advice())
                .extracting(Finding::power)
                .contains("unsafe");
    }

    @Test
    void without_the_module_there_is_no_unsafe() {
        Jvm jvm = new Jvm().of(17);
        jvm.modules = Set.of("java.base");
        assertThat(jvm.posture().findings())
                .filteredOn(finding -> finding.power().equals("unsafe"))
                .extracting(Finding::state)
                .containsExactly(State.CLOSED);
    }

    @Test
    void without_the_seal_unsafe_and_other_agents_are_open() {
        Jvm jvm = new Jvm().of(17);
        jvm.sealed = false;
        assertThat(jvm.posture().open()).extracting(Finding::power).containsExactly("seal", "unsafe");
    }

    @Test
    void native_access_that_was_granted_is_open_even_where_the_rest_is_denied() {
        Jvm jvm = new Jvm();
        jvm.nativeAccess = List.of("io.netty.transport");
        assertThat(jvm.only().display())
                .isEqualTo("native-access is open (granted to io.netty.transport): native code is past every check."
                        + " Close it: --illegal-native-access=deny and no --enable-native-access");
    }

    @Test
    void native_access_that_is_only_warned_of_is_open() {
        Jvm jvm = new Jvm();
        jvm.illegalNativeAccess = "warn";
        assertThat(jvm.only().close()).isEqualTo("--illegal-native-access=deny");
    }

    @Test
    void packages_agents_manifests_and_remote_management_are_named() {
        Jvm jvm = new Jvm();
        jvm.opened = List.of("java.base/java.lang");
        jvm.agents = List.of("com.acme.Spy");
        jvm.manifest = List.of("Add-Opens: java.base/java.io");
        jvm.properties = List.of("com.sun.management.jmxremote.port");
        assertThat(jvm.posture().open())
                .extracting(Finding::found)
                .containsExactly(
                        "com.acme.Spy",
                        "com.sun.management.jmxremote.port",
                        "java.base/java.lang",
                        "Add-Opens: java.base/java.io");
    }

    @Test
    void the_last_of_two_arguments_counts_where_the_vm_does_not_tell() {
        Jvm jvm = new Jvm();
        jvm.options.clear();
        jvm.arguments.addAll(List.of(
                "-XX:-DisableAttachMechanism", "-XX:+DisableAttachMechanism", "-XX:-EnableDynamicAgentLoading"));
        assertThat(jvm.posture().open()).isEmpty();
    }
}
