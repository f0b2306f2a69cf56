// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.codegen;

import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ConstantDynamic;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * Objects that code refers to. They travel with the hidden class as its data, and from there into static final fields, which
 * the JIT knows as it knows a number that is written in the code.
 */
final class Constants {

    private static final Handle CLASS_DATA_AT = new Handle(
            Opcodes.H_INVOKESTATIC,
            Type.getInternalName(MethodHandles.class),
            "classDataAt",
            "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/Class;I)Ljava/lang/Object;",
            false);

    private final String owner;
    private final List<Object> objects = new ArrayList<>();
    private final List<String> descriptors = new ArrayList<>();

    Constants(String owner) {
        this.owner = owner;
    }

    /** Writes the instruction that pushes the object. */
    <T> void push(MethodVisitor code, Class<T> type, T object) {
        int index = 0;
        while (index < objects.size() && objects.get(index) != object) {
            index++;
        }
        if (index == objects.size()) {
            objects.add(object);
            descriptors.add(Type.getDescriptor(type));
        }
        code.visitFieldInsn(Opcodes.GETSTATIC, owner, "c" + index, descriptors.get(index));
    }

    /** Writes the fields, and the initializer that fills them. */
    // Not as dynamic constants where they are used: the JIT of JDK 17 refuses a method in which one was not reached
    // yet.
    void writeFields(ClassVisitor type) {
        MethodVisitor initializer = type.visitMethod(Opcodes.ACC_STATIC, "<clinit>", "()V", null, null);
        initializer.visitCode();
        for (int i = 0; i < objects.size(); i++) {
            int access = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_FINAL;
            type.visitField(access, "c" + i, descriptors.get(i), null, null).visitEnd();
            initializer.visitLdcInsn(new ConstantDynamic("_", descriptors.get(i), CLASS_DATA_AT, i));
            initializer.visitFieldInsn(Opcodes.PUTSTATIC, owner, "c" + i, descriptors.get(i));
        }
        initializer.visitInsn(Opcodes.RETURN);
        initializer.visitMaxs(0, 0);
        initializer.visitEnd();
    }

    /** What the class must be given as its data. */
    List<Object> data() {
        return List.copyOf(objects);
    }
}
