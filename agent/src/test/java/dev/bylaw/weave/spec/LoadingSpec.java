// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bylaw.annotations.GovernedAction;
import dev.bylaw.fork.Calls;
import dev.bylaw.fork.Sources;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Classes made and loaded at run time, by any ordinary means: LOAD-1 to LOAD-4, INST-2, INST-3, INH-4. */
public final class LoadingSpec {

    private static final String MARK = "@dev.bylaw.annotations.GovernedAction(\"act\") ";

    /** What an executor looks like; copied by several checks. */
    public static class Executor {
        /** Acts. */
        @GovernedAction("act")
        public int act(int value) {
            return value;
        }
    }

    private static int call(Object target) throws Exception {
        Method act = target.getClass().getMethod("act", int.class);
        act.setAccessible(true);
        return (int) act.invoke(target, 1);
    }

    private static Object make(Class<?> type) throws ReflectiveOperationException {
        var constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        return constructor.newInstance();
    }

    private static void checkAndDeny(Object target) throws Throwable {
        assertThat(Calls.during(() -> call(target))).containsExactly("enter act", "exit act");
        assertThat(Calls.denying("act", () -> call(target))).hasCauseInstanceOf(SecurityException.class);
    }

    private static Map<String, byte[]> family() {
        return new Sources()
                .option("-parameters")
                .add(
                        "mem.Parent",
                        "package mem; public class Parent { " + MARK + "public int act(int v) { return v; } }")
                .add("mem.Between", "package mem; public class Between extends Parent { }")
                .add(
                        "mem.Child",
                        "package mem; public class Child extends Between {"
                                + " @Override public int act(int v) { return 2 * v; } }")
                .compile();
    }

    private static byte[] bytesOf(Class<?> type) throws Exception {
        try (InputStream in = type.getResourceAsStream("/" + type.getName().replace('.', '/') + ".class")) {
            return in.readAllBytes();
        }
    }

    void an_override_compiled_and_loaded_in_memory_before_its_parents() throws Throwable {
        ClassLoader loader = new Sources.Loader(LoadingSpec.class.getClassLoader(), family());
        checkAndDeny(make(loader.loadClass("mem.Child")));
        checkAndDeny(make(loader.loadClass("mem.Parent")));
    }

    void an_override_loaded_after_its_grandparent_and_before_its_parent() throws Throwable {
        ClassLoader loader = new Sources.Loader(LoadingSpec.class.getClassLoader(), family());
        make(loader.loadClass("mem.Parent"));
        checkAndDeny(make(loader.loadClass("mem.Child")));
    }

    void a_parent_that_is_initialised_while_its_child_is_being_defined() throws Throwable {
        Map<String, byte[]> family = family();
        family.putAll(new Sources()
                .add("mem.Marker", "package mem; public interface Marker { }")
                .compile());
        family.put("mem.Child", implementing(family.get("mem.Child"), "mem/Marker"));
        ClassLoader loader = new ClassLoader(LoadingSpec.class.getClassLoader()) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                if (name.equals("mem.Marker")) {
                    Class.forName("mem.Parent", true, this);
                }
                byte[] bytes = family.get(name);
                if (bytes == null) {
                    throw new ClassNotFoundException(name);
                }
                return defineClass(name, bytes, 0, bytes.length);
            }
        };
        checkAndDeny(make(loader.loadClass("mem.Child")));
    }

    private static byte[] implementing(byte[] bytes, String more) {
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(bytes)
                .accept(
                        new ClassVisitor(Opcodes.ASM9, writer) {
                            @Override
                            public void visit(int v, int a, String n, String s, String superName, String[] interfaces) {
                                super.visit(v, a, n, s, superName, new String[] {more});
                            }
                        },
                        0);
        return writer.toByteArray();
    }

    void a_second_copy_in_a_loader_that_does_not_see_the_annotation() throws Throwable {
        Map<String, byte[]> copy = Map.of(Executor.class.getName(), bytesOf(Executor.class));
        ClassLoader blind = new Sources.Loader(ClassLoader.getPlatformClassLoader(), copy);
        checkAndDeny(make(blind.loadClass(Executor.class.getName())));
    }

    void a_copy_beside_an_annotation_type_of_its_own_with_other_members() throws Throwable {
        Map<String, byte[]> classes = new HashMap<>(new Sources()
                .add(
                        "dev.bylaw.annotations.GovernedAction",
                        "package dev.bylaw.annotations;"
                                + " public @interface GovernedAction { int value(); String[] resource() default {}; }")
                .add(
                        "mem.Odd",
                        "package mem; public class Odd { @dev.bylaw.annotations.GovernedAction(3)"
                                + " public int act(int v) { return v; } }")
                .compile());
        ClassLoader loader = new Sources.Loader(ClassLoader.getPlatformClassLoader(), classes);
        Object odd = make(loader.loadClass("mem.Odd"));
        assertThatThrownBy(() -> call(odd))
                .cause()
                .isInstanceOf(SecurityException.class)
                .hasMessageContaining("the member value of its @GovernedAction is not a string");
        assertThat(Calls.gaps()).anyMatch(gap -> gap.startsWith("DENIED mem.Odd#act"));
    }

    void a_class_and_method_that_call_themselves_synthetic() throws Throwable {
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(bytesOf(Executor.class))
                .accept(
                        new ClassVisitor(Opcodes.ASM9, writer) {
                            @Override
                            public void visit(int v, int a, String n, String s, String superName, String[] i) {
                                super.visit(v, a | Opcodes.ACC_SYNTHETIC, n, s, superName, i);
                            }

                            @Override
                            public MethodVisitor visitMethod(int a, String n, String d, String s, String[] e) {
                                int flags = n.equals("act") ? Opcodes.ACC_SYNTHETIC | Opcodes.ACC_BRIDGE : 0;
                                return super.visitMethod(a | flags, n, d, s, e);
                            }
                        },
                        0);
        ClassLoader loader = new Sources.Loader(
                LoadingSpec.class.getClassLoader(), Map.of(Executor.class.getName(), writer.toByteArray()));
        checkAndDeny(make(loader.loadClass(Executor.class.getName())));
    }

    void a_hidden_copy_of_an_executor() throws Throwable {
        MethodHandles.Lookup hidden = MethodHandles.lookup().defineHiddenClass(bytesOf(Executor.class), true);
        Object copy = make(hidden.lookupClass());
        Method act = hidden.lookupClass().getMethod("act", int.class);
        assertThat(Calls.during(() -> act.invoke(copy, 1))).containsExactly("enter act", "exit act");
        assertThat(Calls.denying("act", () -> act.invoke(copy, 1))).hasCauseInstanceOf(SecurityException.class);
    }

    void a_class_that_a_lookup_defines_before_its_parents() throws Throwable {
        Map<String, byte[]> family = family();
        byte[] child = family.remove("mem.Child");
        family.putAll(new Sources()
                .add(
                        "mem.Host",
                        "package mem; public class Host { public static java.lang.invoke.MethodHandles.Lookup"
                                + " lookup() { return java.lang.invoke.MethodHandles.lookup(); } }")
                .compile());
        ClassLoader loader = new Sources.Loader(LoadingSpec.class.getClassLoader(), family);
        var lookup = (MethodHandles.Lookup)
                loader.loadClass("mem.Host").getMethod("lookup").invoke(null);
        checkAndDeny(make(lookup.defineClass(child)));
    }

    void a_native_method_makes_its_class_unusable() {
        Map<String, byte[]> classes = new Sources()
                .add("mem.Native", "package mem; public class Native { " + MARK + "public native int act(int v); }")
                .compile();
        ClassLoader loader = new Sources.Loader(LoadingSpec.class.getClassLoader(), classes);
        assertThatThrownBy(() -> loader.loadClass("mem.Native")).isInstanceOf(ClassFormatError.class);
        assertThat(Calls.gaps()).anyMatch(gap -> gap.startsWith("NATIVE mem.Native#act(I)I"));
    }

    void a_method_too_large_once_woven_denies() throws Throwable {
        ClassLoader loader = new Sources.Loader(LoadingSpec.class.getClassLoader(), Map.of("mem.Large", large()));
        Object large = make(loader.loadClass("mem.Large"));
        assertThatThrownBy(() -> call(large)).hasCauseInstanceOf(SecurityException.class);
        assertThat(Calls.gaps()).anyMatch(gap -> gap.startsWith("DENIED mem.Large"));
    }

    /** A body of 65530 bytes; 65535 is the most. */
    private static byte[] large() {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "mem/Large", null, "java/lang/Object", null);
        MethodVisitor constructor = writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
        constructor.visitCode();
        constructor.visitVarInsn(Opcodes.ALOAD, 0);
        constructor.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
        constructor.visitInsn(Opcodes.RETURN);
        constructor.visitMaxs(1, 1);
        constructor.visitEnd();
        MethodVisitor act = writer.visitMethod(Opcodes.ACC_PUBLIC, "act", "(I)I", null, null);
        act.visitAnnotation("Ldev/bylaw/annotations/GovernedAction;", true).visitEnd();
        act.visitParameter("value", 0);
        act.visitCode();
        for (int i = 0; i < 65_528; i++) {
            act.visitInsn(Opcodes.NOP);
        }
        act.visitVarInsn(Opcodes.ILOAD, 1);
        act.visitInsn(Opcodes.IRETURN);
        act.visitMaxs(1, 2);
        act.visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }

    void parameters_without_names_deny_and_say_what_to_do() throws Throwable {
        Map<String, byte[]> classes = new Sources()
                .option("-g:none")
                .add(
                        "mem.Nameless",
                        "package mem; public class Nameless { " + MARK
                                + "public int act(int v) { return v; }"
                                + " @dev.bylaw.annotations.GovernedAction(\"told\")"
                                + " public int told(@dev.bylaw.annotations.Param(\"amount\") int v,"
                                + " @dev.bylaw.annotations.Ignored Object o) { return v; } }")
                .compile();
        ClassLoader loader = new Sources.Loader(LoadingSpec.class.getClassLoader(), classes);
        Object nameless = make(loader.loadClass("mem.Nameless"));
        assertThatThrownBy(() -> call(nameless)).cause().hasMessageContaining("compile with javac -parameters");
        assertThat(Calls.gaps()).anyMatch(gap -> gap.startsWith("UNNAMED_PARAMETERS mem.Nameless#act"));
        Calls.wantArguments("told");
        assertThat(Calls.during(() -> nameless.getClass()
                        .getMethod("told", int.class, Object.class)
                        .invoke(nameless, 5, "secret")))
                .containsExactly("enter told (5, null)", "exit told");
    }

    void an_old_class_file_with_subroutines() throws Throwable {
        ClassLoader loader = new Sources.Loader(LoadingSpec.class.getClassLoader(), Map.of("mem.Old", old()));
        checkAndDeny(make(loader.loadClass("mem.Old")));
    }

    /** A class file of Java 1.4, whose body calls a subroutine. */
    private static byte[] old() {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(
                Opcodes.V1_4, Opcodes.ACC_PUBLIC, "mem/Old", null, "dev/bylaw/weave/spec/LoadingSpec$Executor", null);
        MethodVisitor constructor = writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
        constructor.visitCode();
        constructor.visitVarInsn(Opcodes.ALOAD, 0);
        constructor.visitMethodInsn(
                Opcodes.INVOKESPECIAL, "dev/bylaw/weave/spec/LoadingSpec$Executor", "<init>", "()V", false);
        constructor.visitInsn(Opcodes.RETURN);
        constructor.visitMaxs(1, 1);
        constructor.visitEnd();
        MethodVisitor act = writer.visitMethod(Opcodes.ACC_PUBLIC, "act", "(I)I", null, null);
        var subroutine = new net.bytebuddy.jar.asm.Label();
        act.visitCode();
        act.visitJumpInsn(Opcodes.JSR, subroutine);
        act.visitVarInsn(Opcodes.ILOAD, 1);
        act.visitInsn(Opcodes.IRETURN);
        act.visitLabel(subroutine);
        act.visitVarInsn(Opcodes.ASTORE, 2);
        act.visitIincInsn(1, 1);
        act.visitVarInsn(Opcodes.RET, 2);
        act.visitMaxs(1, 3);
        act.visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }
}
