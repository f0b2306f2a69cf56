// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** The first reading of a class that may have governed methods. Changes nothing. */
final class ClassSurvey extends ClassVisitor {

    /** By name and descriptor, in the order of the class file. */
    final Map<String, MethodSurvey> methods = new LinkedHashMap<>();

    private final Set<String> methodFields = new HashSet<>();
    private final Tools tools;
    private String name;
    private String superName;
    private int access;
    private Marking marking;
    private boolean callsExecutor;

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

    /** A method of it calls another one. */
    void calls(String owner, String method, String descriptor) {
        callsExecutor |= tools.executor(owner, method, descriptor) != null;
    }

    /** Whether it calls a method through which a framework runs tools. */
    boolean callsExecutor() {
        return callsExecutor;
    }

    /** Whether its objects have a field of this name with a method in it. */
    boolean hasMethodField(String field) {
        return methodFields.contains(field);
    }

    @Override
    public FieldVisitor visitField(int access, String field, String descriptor, String signature, Object value) {
        if ((access & Opcodes.ACC_STATIC) == 0 && descriptor.equals("Ljava/lang/reflect/Method;")) {
            methodFields.add(field);
        }
        return null;
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
