// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * {@code @GovernedAction}, or a framework's annotation for tools, as a class file has it. The annotation's type is whatever the class's loader takes for it, so its
 * members may be of any kind; one of the wrong kind makes the marking malformed, and the method deny.
 */
final class Marking extends AnnotationVisitor {

    private final String annotation;
    private final String nameMember;
    private final String resourceMember;
    private String value = "";
    private String resource = "";
    private String malformed;

    private Marking(String annotation, String nameMember, String resourceMember) {
        super(Opcodes.ASM9);
        this.annotation = annotation;
        this.nameMember = nameMember;
        this.resourceMember = resourceMember;
    }

    static Marking governedAction() {
        return new Marking("@GovernedAction", "value", "resource");
    }

    static Marking of(ToolAnnotation tool) {
        return new Marking(tool.display(), tool.name(), null);
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
        } else if (name.equals(nameMember)) {
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

    private boolean isOurs(String name) {
        return nameMember.equals(name) || (resourceMember != null && resourceMember.equals(name));
    }

    private void wrongKind(String name) {
        if (isOurs(name)) {
            malformed = "the member " + name + " of its " + annotation + " is not a string";
        }
    }
}
