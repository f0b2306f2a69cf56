// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

import java.util.LinkedHashMap;
import java.util.Map;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** The first reading of a class that may have governed methods. Changes nothing. */
final class ClassSurvey extends ClassVisitor {

    /** By name and descriptor, in the order of the class file. */
    final Map<String, MethodSurvey> methods = new LinkedHashMap<>();

    private final Tools tools;
    private String name;
    private String superName;
    private int access;
    private Marking marking;

    private ClassSurvey(Tools tools) {
        super(Opcodes.ASM9);
        this.tools = tools;
    }

    static ClassSurvey of(ClassReader reader, Tools tools) {
        ClassSurvey survey = new ClassSurvey(tools);
        reader.accept(survey, ClassReader.SKIP_FRAMES);
        return survey;
    }

    String name() {
        return name;
    }

    String superName() {
        return superName;
    }

    boolean isEnum() {
        return (access & Opcodes.ACC_ENUM) != 0;
    }

    /** The annotations that make a method a tool. */
    Tools tools() {
        return tools;
    }

    /** The marking on the class itself, or {@code null}. */
    Marking marking() {
        return marking;
    }

    @Override
    public void visit(int version, int access, String name, String signature, String superName, String[] interfaces) {
        this.name = name;
        this.superName = superName;
        this.access = access;
    }

    @Override
    public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
        if (!descriptor.equals(ClassScan.ANNOTATION) || marking != null) {
            return null;
        }
        marking = Marking.governedAction();
        return marking;
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String method, String descriptor, String signature, String[] exceptions) {
        if (method.equals("<clinit>")) {
            return null;
        }
        MethodSurvey survey = new MethodSurvey(this, access, method, descriptor, signature);
        methods.put(survey.key(), survey);
        return survey;
    }
}
