// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bylaw.annotations.GovernedAction;
import dev.bylaw.fork.Calls;
import dev.bylaw.fork.InstrumentationHolder;
import dev.bylaw.fork.Sources;
import java.io.InputStream;
import java.lang.instrument.ClassDefinition;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.Map;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** What another agent may do to woven classes. ATTACH-5, and the redefinition that strips the annotation. */
public final class RedefinitionSpec {

    static class Executor {
        @GovernedAction("act")
        int act(int value) {
            return value;
        }
    }

    static class Stripped {
        @GovernedAction("strip")
        int act(int value) {
            return value;
        }
    }

    private static byte[] bytesOf(Class<?> type) throws Exception {
        try (InputStream in = type.getResourceAsStream("/" + type.getName().replace('.', '/') + ".class")) {
            return in.readAllBytes();
        }
    }

    void redefined_with_its_own_bytes_it_stays_woven() throws Throwable {
        InstrumentationHolder.handle().redefineClasses(new ClassDefinition(Executor.class, bytesOf(Executor.class)));
        assertThat(Calls.during(() -> new Executor().act(1))).containsExactly("enter act", "exit act");
    }

    void redefined_without_the_annotation_it_stays_governed() throws Throwable {
        assertThat(Calls.during(() -> new Stripped().act(1))).containsExactly("enter strip", "exit strip");
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(bytesOf(Stripped.class))
                .accept(
                        new ClassVisitor(Opcodes.ASM9, writer) {
                            @Override
                            public MethodVisitor visitMethod(int a, String n, String d, String s, String[] e) {
                                return new MethodVisitor(Opcodes.ASM9, super.visitMethod(a, n, d, s, e)) {
                                    @Override
                                    public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
                                        return null;
                                    }
                                };
                            }
                        },
                        0);
        InstrumentationHolder.handle().redefineClasses(new ClassDefinition(Stripped.class, writer.toByteArray()));
        assertThat(Stripped.class.getDeclaredMethod("act", int.class).getAnnotations())
                .isEmpty();
        assertThat(Calls.during(() -> new Stripped().act(1))).containsExactly("enter strip", "exit strip");
    }

    void bytes_that_cannot_be_woven_are_not_taken() throws Throwable {
        byte[] broken = bytesOf(Executor.class);
        broken[10] = 99;
        assertThatThrownBy(() ->
                        InstrumentationHolder.handle().redefineClasses(new ClassDefinition(Executor.class, broken)))
                .isInstanceOf(LinkageError.class);
        assertThat(Calls.during(() -> new Executor().act(1))).containsExactly("enter act", "exit act");
    }

    /** The JVM offers nothing to transformers on a thread that is in one. */
    void a_class_defined_within_another_agents_transformer_is_woven_when_the_next_one_is() throws Throwable {
        Map<String, byte[]> classes = new Sources()
                .option("-parameters")
                .add(
                        "mem.Inner",
                        "package mem; public class Inner { @dev.bylaw.annotations.GovernedAction(\"inner\")"
                                + " public int act(int v) { return v; } }")
                .add("mem.Outer", "package mem; public class Outer { }")
                .add("mem.Next", "package mem; public class Next { }")
                .compile();
        ClassLoader loader = new Sources.Loader(RedefinitionSpec.class.getClassLoader(), classes);
        ClassFileTransformer nesting = new ClassFileTransformer() {
            @Override
            public byte[] transform(ClassLoader l, String name, Class<?> c, ProtectionDomain d, byte[] b) {
                if ("mem/Outer".equals(name)) {
                    try {
                        loader.loadClass("mem.Inner");
                    } catch (ClassNotFoundException e) {
                        throw new IllegalStateException(e);
                    }
                }
                return null;
            }
        };
        InstrumentationHolder.handle().addTransformer(nesting);
        loader.loadClass("mem.Outer");
        InstrumentationHolder.handle().removeTransformer(nesting);
        loader.loadClass("mem.Next");
        Object inner = loader.loadClass("mem.Inner").getConstructor().newInstance();
        assertThat(Calls.during(
                        () -> inner.getClass().getMethod("act", int.class).invoke(inner, 1)))
                .containsExactly("enter inner", "exit inner");
    }
}
