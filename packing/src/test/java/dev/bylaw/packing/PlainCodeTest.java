// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.packing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;

final class PlainCodeTest {

    private static final String SAMPLE = "dev/bylaw/packing/Sample";

    /** Loads classes from bytes, and everything else from where the test's come from. */
    private static final class Bytes extends ClassLoader {
        private final Map<String, byte[]> classes;

        Bytes(Map<String, byte[]> classes) {
            super(PlainCodeTest.class.getClassLoader());
            this.classes = classes;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            byte[] bytes = classes.get(name.replace('.', '/'));
            if (bytes == null) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? defineClass(name, bytes, 0, bytes.length) : loaded;
        }
    }

    private static Map<String, byte[]> classes(String... names) throws IOException {
        Map<String, byte[]> classes = new TreeMap<>();
        for (String name : names) {
            try (InputStream in = PlainCodeTest.class.getClassLoader().getResourceAsStream(name + ".class")) {
                classes.put(name, in.readAllBytes());
            }
        }
        return classes;
    }

    private static Map<String, byte[]> sample() throws IOException {
        return classes(SAMPLE, SAMPLE + "$Empty", SAMPLE + "$Point", SAMPLE + "$Named");
    }

    @SuppressWarnings("unchecked") // Sample is such a supplier
    private static List<String> run(Map<String, byte[]> classes) throws ReflectiveOperationException {
        Class<?> loaded = new Bytes(classes).loadClass(SAMPLE.replace('/', '.'));
        return ((Supplier<List<String>>) loaded.getDeclaredConstructor().newInstance()).get();
    }

    @Test
    void plain_code_computes_what_the_compiled_code_does() throws Exception {
        List<String> compiled = new Sample().get();
        assertThat(compiled).hasSizeGreaterThan(20);
        assertThat(run(PlainCode.of(sample()))).isEqualTo(compiled);
    }

    @Test
    void no_invokedynamic_is_left_where_there_were_many() throws Exception {
        assertThat(invokeDynamics(sample())).isGreaterThan(30);
        assertThat(invokeDynamics(PlainCode.of(sample()))).isZero();
    }

    @Test
    void the_same_classes_give_the_same_bytes() throws Exception {
        Map<String, byte[]> once = PlainCode.of(sample());
        Map<String, byte[]> again = PlainCode.of(sample());
        assertThat(again.keySet()).isEqualTo(once.keySet());
        once.forEach((name, bytes) -> assertThat(again.get(name)).isEqualTo(bytes));
    }

    private interface Kept extends Supplier<String>, Serializable {}

    static final class Serialized {
        private Serialized() {}

        static Supplier<String> supplier() {
            return (Kept) () -> "kept";
        }
    }

    @Test
    void a_serializable_lambda_is_refused_with_the_name_of_its_class() throws Exception {
        Map<String, byte[]> classes = classes("dev/bylaw/packing/PlainCodeTest$Serialized");
        assertThatThrownBy(() -> PlainCode.of(classes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PlainCodeTest$Serialized")
                .hasMessageContaining("altMetafactory");
    }

    @Test
    void a_class_whose_nest_host_is_elsewhere_is_refused() throws Exception {
        Map<String, byte[]> classes = classes(SAMPLE + "$Named");
        assertThatThrownBy(() -> PlainCode.of(classes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(SAMPLE);
    }

    private static int invokeDynamics(Map<String, byte[]> classes) {
        int[] found = new int[1];
        for (byte[] bytes : classes.values()) {
            new ClassReader(bytes)
                    .accept(
                            new ClassVisitor(Opcodes.ASM9) {
                                @Override
                                public MethodVisitor visitMethod(int a, String n, String d, String s, String[] e) {
                                    return new MethodVisitor(Opcodes.ASM9) {
                                        @Override
                                        public void visitInvokeDynamicInsn(
                                                String name, String descriptor, Handle bootstrap, Object... rest) {
                                            found[0]++;
                                        }
                                    };
                                }
                            },
                            0);
        }
        return found[0];
    }
}
