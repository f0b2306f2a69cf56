// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

import dev.bylaw.weave.Governance.Note;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * Names and annotations of a method's parameters. A name comes from {@code @Param}, else from what a framework's annotation tells the model, else from the attribute that {@code
 * javac -parameters} writes, else from debug information. Parameters that the compiler added are ignored: nobody who writes
 * a policy knows of them.
 */
final class ParameterSurvey {

    private static final String PACKAGE = "Ldev/bylaw/annotations/";
    private static final int ADDED = Opcodes.ACC_SYNTHETIC | Opcodes.ACC_MANDATED;

    private final MethodSurvey method;
    private static final String ADK_SCHEMA = "Lcom/google/adk/tools/Annotations$Schema;";

    private final boolean enumConstructor;
    private final int count;
    private final String[] written;
    private final String[] shown;
    private final String[] recorded;
    private final String[] resourceTypes;
    private final boolean[] redacted;
    private final boolean[] ignored;
    private final Map<Integer, String> variables = new HashMap<>();
    private final Set<Label> starts = new HashSet<>();
    private int seen;
    private int visibleShift;
    private int invisibleShift;

    ParameterSurvey(MethodSurvey method, boolean inEnum) {
        this.method = method;
        this.enumConstructor = inEnum && method.isConstructor();
        this.count = method.parameters.length;
        this.written = new String[count];
        this.shown = new String[count];
        this.recorded = new String[count];
        this.resourceTypes = new String[count];
        this.redacted = new boolean[count];
        this.ignored = new boolean[count];
    }

    void parameter(String name, int flags) {
        if (seen < count) {
            recorded[seen] = name;
            ignored[seen] |= (flags & ADDED) != 0;
        }
        seen++;
    }

    /** Whether the class file has the attribute that {@code javac -parameters} writes. */
    boolean areRecorded() {
        return seen > 0;
    }

    /** Compilers leave parameters that they added at the front out of the annotations. */
    void annotable(int annotable, boolean visible) {
        if (visible) {
            visibleShift = count - annotable;
        } else {
            invisibleShift = count - annotable;
        }
    }

    AnnotationVisitor annotation(int position, String descriptor, boolean visible) {
        int index = position + (visible ? visibleShift : invisibleShift);
        if (descriptor.equals(ADK_SCHEMA) && index >= 0 && index < count) {
            return new Text(shown, "name", index);
        }
        if (!descriptor.startsWith(PACKAGE) || index < 0 || index >= count) {
            return null;
        }
        switch (descriptor.substring(PACKAGE.length())) {
            case "Redacted;" -> redacted[index] = true;
            case "Ignored;" -> ignored[index] = true;
            case "Param;" -> {
                return new Text(written, "value", index);
            }
            case "Resource;" -> {
                return new Text(resourceTypes, "value", index);
            }
            default -> {
                // An annotation of ours that says nothing about a parameter.
            }
        }
        return null;
    }

    /** A label before the first instruction. */
    void start(Label label) {
        starts.add(label);
    }

    void variable(String name, int slot, Label from) {
        // A parameter's slot may be used again for a variable that begins later; the table is not sorted.
        if (starts.contains(from)) {
            variables.put(slot, name);
        }
    }

    List<Note> notes() {
        List<Note> notes = new ArrayList<>(count);
        int slot = method.is(Opcodes.ACC_STATIC) ? 0 : 1;
        for (int i = 0; i < count; i++) {
            Type type = method.parameters[i];
            String name = name(i, slot);
            boolean added = (enumConstructor && seen == 0 && i < 2) || (method.isConstructor() && isCaptured(name));
            notes.add(new Note(name == null ? "" : name, redacted[i], ignored[i] || added, resourceTypes[i]));
            slot += type.getSize();
        }
        return notes;
    }

    private String name(int index, int slot) {
        if (written[index] != null) {
            return written[index];
        }
        if (shown[index] != null && !shown[index].isEmpty()) {
            return shown[index];
        }
        if (seen == count && recorded[index] != null) {
            return recorded[index];
        }
        return variables.get(slot);
    }

    /** As javac names what it passes to the constructors of inner classes. */
    private static boolean isCaptured(String name) {
        return name != null && (name.startsWith("this$") || name.startsWith("val$"));
    }

    /** A string member of an annotation. */
    private static final class Text extends AnnotationVisitor {
        private final String[] into;
        private final String member;
        private final int index;

        Text(String[] into, String member, int index) {
            super(Opcodes.ASM9);
            this.into = into;
            this.member = member;
            this.index = index;
        }

        @Override
        public void visit(String name, Object value) {
            if (name.equals(member) && value instanceof String text) {
                into[index] = text;
            }
        }
    }
}
