// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * The names that {@code javac -parameters} gave the parameters of a loaded class. Before Java 21 the JVM leaves them out of the
 * class file that it makes up of such a class (JDK-8240908): who redefines the class from that takes them from the
 * application, which may well bind arguments by them.
 */
final class ParameterNames {

    private final Map<String, Parameter[]> methods = new HashMap<>();

    private ParameterNames() {}

    /**
     * Reads them from the class itself, not from its file.
     *
     * @throws LinkageError when a type in a signature is not there
     */
    static ParameterNames of(Class<?> type) {
        ParameterNames names = new ParameterNames();
        List<Executable> all = new ArrayList<>(List.of(type.getDeclaredMethods()));
        all.addAll(List.of(type.getDeclaredConstructors()));
        for (Executable each : all) {
            Parameter[] parameters = each.getParameters();
            if (parameters.length > 0 && parameters[0].isNamePresent()) {
                names.methods.put(key(each), parameters);
            }
        }
        return names;
    }

    private static String key(Executable executable) {
        return executable instanceof java.lang.reflect.Method method
                ? method.getName() + Type.getMethodDescriptor(method)
                : "<init>" + Type.getConstructorDescriptor((java.lang.reflect.Constructor<?>) executable);
    }

    /** The class file with them, where it has lost any. */
    byte[] restored(byte[] classFile) {
        if (methods.isEmpty()) {
            return classFile;
        }
        ClassReader reader = new ClassReader(classFile);
        ClassSurvey survey = ClassSurvey.of(reader, Tools.NONE);
        return ClassWeaver.rewrite(reader, new ClassWeaver.Bodies() {
            @Override
            MethodVisitor of(MethodVisitor next, int access, String name, String descriptor) {
                Parameter[] known = methods.get(name + descriptor);
                MethodSurvey method = survey.methods.get(name + descriptor);
                if (known == null || method == null || method.notes().areRecorded()) {
                    return next;
                }
                for (Parameter parameter : known) {
                    next.visitParameter(parameter.getName(), parameter.getModifiers());
                }
                // Given its own writer back, the reader would copy the method as it was.
                return new MethodVisitor(Opcodes.ASM9, next) {};
            }
        });
    }
}
