// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Has the JDK ask the gate at the sinks that are turned on. Their classes are woven when they are loaded, and at the start
 * where they are already; those of sinks that are off are never touched.
 */
final class SinkWeaving {

    private final Map<String, Map<String, Site>> classes = new LinkedHashMap<>();
    private final Map<String, LateDigest> digests = new HashMap<>();

    /** Announces the sites of these sinks. */
    SinkWeaving(Set<Sink> sinks, Offers offers) {
        if (sinks.isEmpty()) {
            return; // and the table of all of them is not made in every start
        }
        for (Site wanted : SinkPoint.sites(sinks)) {
            Site site = offers.sink(wanted);
            String owner = site.className().replace('.', '/');
            Map<String, Site> points = classes.get(owner);
            if (points == null) {
                points = new LinkedHashMap<>();
                classes.put(owner, points);
            }
            points.put(site.method() + site.descriptor(), site);
        }
    }

    /** Whether a class of the boot loader of this name, with slashes, has a sink. */
    boolean concerns(String name) {
        return classes.containsKey(name);
    }

    /** @throws IllegalStateException when the class has not all of the methods that it must have */
    byte[] weave(String name, byte[] bytes) {
        Map<String, Site> points = classes.get(name);
        ClassReader reader = new ClassReader(bytes);
        ClassSurvey survey = ClassSurvey.of(reader, Tools.NONE);
        for (String key : points.keySet()) {
            MethodSurvey method = survey.methods.get(key);
            if (method == null || method.is(Opcodes.ACC_NATIVE | Opcodes.ACC_ABSTRACT)) {
                throw new IllegalStateException(name + " has no " + key + " that could ask");
            }
        }
        synchronized (digests) {
            digests.put(name, new LateDigest(bytes));
        }
        return ClassWeaver.rewrite(reader, new ClassWeaver.Bodies() {
            @Override
            MethodVisitor of(MethodVisitor next, int access, String method, String descriptor) {
                Site site = points.get(method + descriptor);
                return site == null ? next : new SinkWeaver(next, survey.methods.get(method + descriptor), site);
            }
        });
    }

    /** The classes woven so far. */
    List<Ledger.Line> lines() {
        List<Ledger.Line> lines = new ArrayList<>();
        synchronized (digests) {
            for (Map.Entry<String, LateDigest> each : digests.entrySet()) {
                String name = each.getKey();
                lines.add(new Ledger.Line(
                        name,
                        "boot loader",
                        each.getValue(),
                        new ArrayList<>(classes.get(name).values())));
            }
        }
        return lines;
    }

    /** Asks with what the method was given, in place of all its arguments. */
    private static final class SinkWeaver extends MethodWeaver {

        private static final String FILE = "java/io/File";

        private final SinkPoint point;
        private final int site;

        SinkWeaver(MethodVisitor next, MethodSurvey survey, Site site) {
            super(next, survey, site, false, true);
            this.point = ((Origin.Effect) site.origin()).point();
            this.site = site.id();
        }

        @Override
        void enter() {
            GateCalls.push(mv, site);
            object(point.subject());
            object(point.other());
            number(point.detail());
            number(point.further());
            GateCalls.call(mv, "sink", "(ILjava/lang/Object;Ljava/lang/Object;II)I");
        }

        private void object(int slot) {
            if (slot < 0) {
                mv.visitInsn(Opcodes.ACONST_NULL);
                return;
            }
            mv.visitVarInsn(Opcodes.ALOAD, slot);
            if (point.owner().equals(FILE)) {
                // The field and not getPath, which a subclass of the application's may answer as it likes.
                mv.visitFieldInsn(Opcodes.GETFIELD, FILE, "path", "Ljava/lang/String;");
            }
        }

        private void number(int slot) {
            if (slot < 0) {
                mv.visitInsn(Opcodes.ICONST_M1);
            } else {
                mv.visitVarInsn(Opcodes.ILOAD, slot);
            }
        }
    }
}
