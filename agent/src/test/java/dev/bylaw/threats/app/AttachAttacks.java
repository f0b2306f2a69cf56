// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.threats.app;

import com.sun.management.HotSpotDiagnosticMXBean;
import dev.bylaw.fork.InstrumentationHolder;
import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarFile;
import javax.management.ObjectName;
import net.bytebuddy.agent.ByteBuddyAgent;

/** ATTACH: other agents, and handles that they give away. */
final class AttachAttacks {

    private static final String[] ONE_STRING = {String[].class.getName()};

    void attach_1_a_leaked_handle(Attempt attempt) throws Exception {
        Instrumentation handle = InstrumentationHolder.handle();
        Path jar = LateAgent.jar();
        attempt.go(() -> handle.retransformClasses(Vault.class));
        attempt.go(() -> handle.appendToBootstrapClassLoaderSearch(new JarFile(jar.toFile())));
        attempt.go(() -> handle.appendToSystemClassLoaderSearch(new JarFile(jar.toFile())));
        attempt.go(() -> handle.redefineModule(
                Object.class.getModule(),
                Set.of(),
                Map.of(),
                Map.of("java.lang.constant", Set.of(AttachAttacks.class.getModule())),
                Set.of(),
                Map.of()));
        attempt.go(() -> new Vault().open(attempt.id));
    }

    void attach_2_a_later_transformer(Attempt attempt) {
        Instrumentation handle = InstrumentationHolder.handle();
        attempt.go(() -> handle.addTransformer(new StrippingAgent.Stripper(), true));
        attempt.go(() -> handle.addTransformer(new StrippingAgent.Stripper()));
        attempt.go(() -> handle.setNativeMethodPrefix(new StrippingAgent.Stripper(), "stripped_"));
        attempt.go(() -> new Vault().open(attempt.id));
    }

    void attach_3_a_native_agent_by_the_diagnostic_bean(Attempt attempt) {
        attempt.go(() -> diagnose("jvmtiAgentLoad", "/nowhere/libagent.so"));
    }

    void attach_4_a_child_process(Attempt attempt) throws Exception {
        Path jar = LateAgent.jar();
        String self = Long.toString(ProcessHandle.current().pid());
        attempt.go(() -> {
            try {
                ByteBuddyAgent.attach(jar.toFile(), self, attempt.id);
            } catch (IllegalStateException failed) {
                throw new SecurityException("the child process says that it failed", failed);
            }
        });
    }

    void attach_4_the_attach_api_on_oneself(Attempt attempt) throws Exception {
        Path jar = LateAgent.jar();
        attempt.go(() -> {
            com.sun.tools.attach.VirtualMachine self = com.sun.tools.attach.VirtualMachine.attach(
                    Long.toString(ProcessHandle.current().pid()));
            try {
                self.loadAgent(jar.toString(), attempt.id);
            } catch (com.sun.tools.attach.AgentInitializationException failed) {
                throw new SecurityException("the attach API says that it failed", failed);
            } finally {
                self.detach();
            }
        });
    }

    void attach_4_the_jcmd_tool(Attempt attempt) throws Exception {
        Path jar = LateAgent.jar();
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        attempt.go(() -> {
            Process process = new ProcessBuilder(
                            jcmd.toString(),
                            Long.toString(ProcessHandle.current().pid()),
                            "JVMTI.agent_load",
                            jar + "=" + attempt.id)
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            if (!said.contains("return code: 0")) {
                throw new SecurityException(said);
            }
        });
    }

    void attach_4_the_diagnostic_bean(Attempt attempt) throws Exception {
        Path jar = LateAgent.jar();
        attempt.go(() -> diagnose("jvmtiAgentLoad", jar + "=" + attempt.id));
    }

    void attach_5_pristine_bytes(Attempt attempt) {
        attempt.go(() -> InstrumentationHolder.handle()
                .redefineClasses(new ClassDefinition(Vault.class, StrippingAgent.original())));
        attempt.go(() -> new Vault().open(attempt.id));
    }

    void rcpt_1_a_heap_dump_with_the_key_in_it(Attempt attempt) throws Exception {
        HotSpotDiagnosticMXBean bean = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        Path dump = Files.createTempDirectory("dump").resolve("heap.hprof");
        attempt.go(() -> bean.dumpHeap(dump.toString(), true));
        attempt.go(() -> bean.setVMOption("HeapDumpPath", dump.toString()));
        attempt.go(() -> bean.setVMOption("HeapDumpOnOutOfMemoryError", "true"));
        if (Files.exists(dump)) {
            Vault.effect(attempt.id);
        }
    }

    private static void diagnose(String command, String argument) throws Exception {
        ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        command,
                        new Object[] {new String[] {argument}},
                        ONE_STRING);
    }
}
