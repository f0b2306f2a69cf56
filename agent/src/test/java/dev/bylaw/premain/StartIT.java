// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.premain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.fork.ForkedJvm;
import dev.bylaw.fork.TestAgent;
import dev.bylaw.packing.JarIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How bylaw.jar starts, and when it refuses to. */
final class StartIT {

    @TempDir
    Path folder;

    /** An application that says that it ran. */
    static final class Hello {
        private Hello() {}

        public static void main(String[] arguments) {
            System.out.println("hello");
        }
    }

    @Test
    void the_application_runs_and_hears_nothing_of_us() throws Exception {
        ForkedJvm.Outcome outcome = ForkedJvm.under(TestAgent.jar(), "").run(Hello.class);
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).containsExactly("hello");
        assertThat(outcome.err()).isEmpty();
    }

    @Test
    void given_twice_it_refuses_with_one_line() throws Exception {
        ForkedJvm.Outcome outcome = ForkedJvm.under(TestAgent.jar(), "")
                .flags("-javaagent:" + TestAgent.jar())
                .run(Hello.class);
        refused(outcome, "given twice");
    }

    @Test
    void merged_into_another_jar_it_refuses_and_names_that_jar() throws Exception {
        Path merged = folder.resolve("application-all.jar");
        merge(merged);
        refused(ForkedJvm.under(merged, "").run(Hello.class), "application-all.jar contains classes of bylaw.jar");
    }

    /** As a build does that puts all jars into one and writes the manifest anew. */
    private static void merge(Path into) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", "dev.bylaw.premain.Premain");
        try (JarFile shipped = new JarFile(ForkedJvm.bylawJar().toFile());
                JarOutputStream out = new JarOutputStream(Files.newOutputStream(into), manifest)) {
            for (JarEntry entry : shipped.stream()
                    .filter(each -> each.getName().endsWith(".class"))
                    .toList()) {
                out.putNextEntry(new JarEntry(entry.getName()));
                shipped.getInputStream(entry).transferTo(out);
            }
        }
    }

    private static void refused(ForkedJvm.Outcome outcome, String reason) {
        assertThat(outcome.exitCode()).as(outcome::transcript).isEqualTo(78);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).hasSize(1);
        assertThat(outcome.err().get(0)).startsWith("bylaw: refused to start: ").contains(reason);
    }

    @Test
    void in_a_tool_of_the_jdk_it_steps_aside_and_says_so() throws Exception {
        ForkedJvm.Outcome outcome = ForkedJvm.plain()
                .environment("JAVA_TOOL_OPTIONS", "-javaagent:" + ForkedJvm.bylawJar())
                .runTool("javac", "--version");
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).hasSize(1);
        assertThat(outcome.err()).contains("bylaw: not active in jdk.compiler, a tool of the JDK.");
    }

    @Test
    void while_an_archive_is_made_it_steps_aside_and_says_so() throws Exception {
        ForkedJvm.Outcome outcome = ForkedJvm.under(TestAgent.jar(), "")
                .flags("-XX:DumpLoadedClassList=" + folder.resolve("classes"))
                .run(Hello.class);
        assertThat(outcome.out()).containsExactly("hello");
        assertThat(outcome.err())
                .contains("bylaw: not active while this JVM records classes for a CDS or AOT archive.");
    }

    @Test
    void a_weaver_that_leaves_the_check_out_does_not_start() throws Exception {
        ForkedJvm.Outcome outcome =
                ForkedJvm.under(TestAgent.jarThatForgetsTheCheck(), "").run(Hello.class);
        refused(outcome, "self-test: a governed method that is called directly runs unchecked");
    }

    /** Attaches bylaw.jar to itself, through a helper JVM as the Attach API needs it. */
    static final class Attacher {
        private Attacher() {}

        public static void main(String[] arguments) {
            try {
                net.bytebuddy.agent.ByteBuddyAgent.attach(
                        Path.of(arguments[0]).toFile(),
                        Long.toString(ProcessHandle.current().pid()));
                System.out.println("attached");
            } catch (RuntimeException e) {
                System.out.println("refused");
            }
        }
    }

    @Test
    void attached_to_a_running_jvm_it_refuses_and_says_why() throws Exception {
        ForkedJvm.Outcome outcome =
                ForkedJvm.plain().run(Attacher.class, ForkedJvm.bylawJar().toString());
        assertThat(outcome.out()).as(outcome::transcript).containsExactly("refused");
        assertThat(outcome.err())
                .anyMatch(line -> line.contains("Bylaw cannot be attached to a JVM that runs already"));
    }

    @Test
    void the_jar_has_no_class_but_the_entry_points_on_the_applications_class_path() throws Exception {
        try (JarFile jar = new JarFile(ForkedJvm.bylawJar().toFile())) {
            List<String> classes = jar.stream()
                    .map(JarEntry::getName)
                    .filter(name -> name.endsWith(".class"))
                    .toList();
            assertThat(classes).isNotEmpty().allMatch(name -> name.startsWith("dev/bylaw/premain/"));
            List<String> inner = inner(jar);
            assertThat(inner)
                    .startsWith(JarIndex.NAME)
                    .noneMatch(name -> name.contains("fork") || name.contains("packing"));
            assertThat(inner)
                    .allMatch(name -> name.startsWith("dev/bylaw/") || name.startsWith("java/lang/constant/Bylaw"));
            Attributes manifest = jar.getManifest().getMainAttributes();
            assertThat(manifest.getValue("Can-Redefine-Classes")).isNull();
            assertThat(manifest.getValue("Boot-Class-Path")).isNull();
        }
    }

    private static List<String> inner(JarFile jar) throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipInputStream in = new ZipInputStream(jar.getInputStream(jar.getEntry("inst.jar")))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }

    @Test
    void a_jar_that_was_packed_again_works_all_the_same() throws Exception {
        Path packed = folder.resolve("bylaw-packed.jar");
        try (JarFile jar = new JarFile(ForkedJvm.bylawJar().toFile());
                JarOutputStream out = new JarOutputStream(Files.newOutputStream(packed), jar.getManifest())) {
            for (JarEntry entry : Collections.list(jar.entries())) {
                if (!entry.isDirectory() && !entry.getName().equals(JarFile.MANIFEST_NAME)) {
                    out.putNextEntry(new JarEntry(entry.getName()));
                    jar.getInputStream(entry).transferTo(out);
                }
            }
        }
        assertThat(Files.size(packed)).isLessThan(Files.size(ForkedJvm.bylawJar()));
        ForkedJvm.Outcome outcome = ForkedJvm.plain().runTool("java", "-jar", packed.toString(), "version");
        assertThat(outcome.exitCode()).as(outcome::transcript).isZero();
    }

    @Test
    void nothing_in_the_jar_is_linked_by_code_that_generates_classes() throws Exception {
        List<String> linked = new ArrayList<>();
        try (JarFile jar = new JarFile(ForkedJvm.bylawJar().toFile());
                ZipInputStream in = new ZipInputStream(jar.getInputStream(jar.getEntry("inst.jar")))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.getName().endsWith(".class")) {
                    new ClassReader(in.readAllBytes()).accept(new Linked(linked), ClassReader.SKIP_DEBUG);
                }
            }
        }
        assertThat(linked).isEmpty();
    }

    private static final class Linked extends ClassVisitor {
        private final List<String> found;

        Linked(List<String> found) {
            super(Opcodes.ASM9);
            this.found = found;
        }

        @Override
        public MethodVisitor visitMethod(int access, String name, String descriptor, String s, String[] e) {
            return new MethodVisitor(Opcodes.ASM9) {
                @Override
                public void visitInvokeDynamicInsn(String method, String d, Handle bootstrap, Object... arguments) {
                    found.add(name + " -> " + bootstrap);
                }
            };
        }
    }

    /** Starts as an older JVM would: its version is all that the first class looks at. */
    static final class TooOld {
        private TooOld() {}

        public static void main(String[] arguments) {
            System.setProperty("java.specification.version", arguments[0]);
            Premain.premain(null, null);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.8", "11", "16"})
    void a_jvm_that_is_too_old_says_so(String version) throws Exception {
        ForkedJvm.Outcome outcome = ForkedJvm.plain()
                .classPath(ForkedJvm.bylawJar(), Path.of("target", "test-classes"))
                .run(TooOld.class, version);
        assertThat(outcome.exitCode()).as(outcome.transcript()).isEqualTo(78);
        assertThat(outcome.err())
                .containsExactly("bylaw: refused to start: this JVM is Java " + version + " and Bylaw needs Java 17 or"
                        + " later; start the service with a newer JDK, or without -javaagent.");
    }

    @Test
    void an_old_jvm_can_read_the_class_that_says_so() throws Exception {
        try (ZipFile jar = new ZipFile(ForkedJvm.bylawJar().toFile())) {
            byte[] classFile = jar.getInputStream(jar.getEntry("dev/bylaw/premain/Premain.class"))
                    .readAllBytes();
            assertThat(classFile[7]).as("the class file version of Java 8").isEqualTo((byte) 52);
        }
    }
}
