// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bylaw.annotations.GovernedAction;
import java.io.InputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;

final class ClassScanTest {

    abstract static class Marked extends ArrayList<String> implements Serializable, Runnable {
        private static final long serialVersionUID = 1L;

        @GovernedAction
        abstract long act(int value, String text);

        static void notOverridable() {}

        private void norThis() {
            notOverridable();
        }

        @Override
        public void run() {
            norThis();
        }
    }

    private static byte[] bytes(Class<?> type) throws Exception {
        try (InputStream in = type.getResourceAsStream("/" + type.getName().replace('.', '/') + ".class")) {
            return in.readAllBytes();
        }
    }

    @Test
    void names_the_class_and_its_supertypes() throws Exception {
        ClassScan scan = new ClassScan(bytes(Marked.class), Tools.NONE);
        assertThat(scan.name).isEqualTo("dev/bylaw/weave/ClassScanTest$Marked");
        assertThat(scan.supertypes)
                .containsExactly("java/util/ArrayList", "java/io/Serializable", "java/lang/Runnable");
    }

    @Test
    void leaves_object_out_of_the_supertypes() throws Exception {
        assertThat(new ClassScan(bytes(ClassScanTest.class), Tools.NONE).supertypes)
                .isEmpty();
    }

    @Test
    void lists_the_methods_that_can_override_or_be_overridden() throws Exception {
        assertThat(new ClassScan(bytes(Marked.class), Tools.NONE).signatures)
                .containsExactlyInAnyOrder(
                        ClassScan.signature("act", "(ILjava/lang/String;)J"), ClassScan.signature("run", "()V"));
    }

    @Test
    void sees_the_annotation_and_only_where_it_is() throws Exception {
        assertThat(new ClassScan(bytes(Marked.class), Tools.NONE).marked).isTrue();
        assertThat(new ClassScan(bytes(String.class), Tools.NONE).marked).isFalse();
    }

    @Test
    void agrees_with_a_full_parser_on_names_beyond_ascii() {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V17, Opcodes.ACC_ABSTRACT, "größe/Ключ", null, "日本/語", null);
        writer.visitMethod(Opcodes.ACC_ABSTRACT, "naïve\0", "(L日本/語;)V", null, null)
                .visitEnd();
        writer.visitEnd();
        ClassScan scan = new ClassScan(writer.toByteArray(), Tools.NONE);
        assertThat(scan.name).isEqualTo(new ClassReader(writer.toByteArray()).getClassName());
        assertThat(scan.supertypes).containsExactly("日本/語");
        assertThat(scan.signatures).containsExactly(ClassScan.signature("naïve\0", "(L日本/語;)V"));
    }

    @Test
    void every_class_that_ends_too_early_is_an_error_and_never_an_answer() throws Exception {
        byte[] whole = bytes(Marked.class);
        // What follows the methods are attributes of the class, which are not read.
        for (int length = 0; length < whole.length / 2; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> new ClassScan(part, Tools.NONE))
                    .isInstanceOfAny(IndexOutOfBoundsException.class, IllegalArgumentException.class);
        }
    }

    @Test
    void an_unknown_kind_of_constant_is_an_error() throws Exception {
        byte[] odd = bytes(Marked.class);
        odd[10] = 99;
        assertThatThrownBy(() -> new ClassScan(odd, Tools.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown constant tag 99");
    }
}
