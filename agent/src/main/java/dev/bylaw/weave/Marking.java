// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * {@code @GovernedAction} as a class file has it. The annotation's type is whatever the class's loader takes for it, so its
 * members may be of any kind; one of the wrong kind makes the marking malformed, and the method deny.
 */
final class Marking extends AnnotationVisitor {

    private String value = "";
    private String resource = "";
    private String malformed;

    Marking() {
        super(Opcodes.ASM9);
    }

    /** The action's name, or empty. */
    String value() {
        return value;
    }

    /** The resource's template, or {@code null}. */
    String resource() {
        return resource.isEmpty() ? null : resource;
    }

    /** Why the marking cannot be used; {@code null} when it can. */
    String malformed() {
        return malformed;
    }

    @Override
    public void visit(String name, Object member) {
        if (!isOurs(name)) {
            return;
        }
        if (!(member instanceof String text)) {
            wrongKind(name);
        } else if (name.equals("value")) {
            value = text;
        } else {
            resource = text;
        }
    }

    @Override
    public void visitEnum(String name, String descriptor, String member) {
        wrongKind(name);
    }

    @Override
    public AnnotationVisitor visitAnnotation(String name, String descriptor) {
        wrongKind(name);
        return null;
    }

    @Override
    public AnnotationVisitor visitArray(String name) {
        wrongKind(name);
        return null;
    }

    private static boolean isOurs(String name) {
        return "value".equals(name) || "resource".equals(name);
    }

    private void wrongKind(String name) {
        if (isOurs(name)) {
            malformed = "the member " + name + " of its @GovernedAction is not a string";
        }
    }
}
