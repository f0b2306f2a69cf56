// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.schema;

import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.RecordComponentVisitor;

/**
 * What a class file says of the values of its class.
 *
 * @param kind what kind of class it is
 * @param variables its type parameters
 * @param components of a record, its components in order
 * @param constants of an enum, its constants in order
 */
record ClassFacts(Kind kind, List<String> variables, List<Component> components, List<String> constants) {

    enum Kind {
        RECORD,
        ENUM,
        INTERFACE,
        CLASS
    }

    /** A component of a record; its signature is the descriptor where it is not generic. */
    record Component(String name, String signature) {}

    /** Reads the class file, without its code. */
    static ClassFacts of(byte[] classFile) {
        Survey survey = new Survey();
        new ClassReader(classFile)
                .accept(survey, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return new ClassFacts(survey.kind, survey.variables, survey.components, survey.constants);
    }

    private static final class Survey extends ClassVisitor {
        private Kind kind = Kind.CLASS;
        private List<String> variables = List.of();
        private final List<Component> components = new ArrayList<>();
        private final List<String> constants = new ArrayList<>();

        Survey() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visit(int version, int access, String name, String signature, String superName, String[] above) {
            variables = JavaType.variables(signature);
            if ((access & Opcodes.ACC_INTERFACE) != 0) {
                kind = Kind.INTERFACE;
            } else if ((access & Opcodes.ACC_ENUM) != 0) {
                kind = Kind.ENUM;
            } else if ("java/lang/Record".equals(superName)) {
                kind = Kind.RECORD;
            }
        }

        @Override
        public RecordComponentVisitor visitRecordComponent(String name, String descriptor, String signature) {
            components.add(new Component(name, signature == null ? descriptor : signature));
            return null;
        }

        @Override
        public FieldVisitor visitField(int access, String name, String descriptor, String signature, Object value) {
            if ((access & Opcodes.ACC_ENUM) != 0) {
                constants.add(name);
            }
            return null;
        }
    }
}
