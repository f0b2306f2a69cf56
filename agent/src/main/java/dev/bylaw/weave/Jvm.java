// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;

/** What must be known about this JVM before anything is touched. */
final class Jvm {

    private final Instrumentation instrumentation;

    Jvm(Instrumentation instrumentation) {
        this.instrumentation = instrumentation;
    }

    /** Whether this run exists to fill an archive of classes. Woven classes must not get into one. */
    boolean archivesClasses() {
        Class<?> cds;
        try {
            cds = Class.forName("jdk.internal.misc.CDS");
        } catch (ClassNotFoundException e) {
            return false;
        }
        instrumentation.redefineModule(
                Object.class.getModule(),
                Set.of(),
                Map.of("jdk.internal.misc", Set.of(Jvm.class.getModule())),
                Map.of(),
                Set.of(),
                Map.of());
        // That a list of classes is being made, JDK 17 says by the second name and JDK 25 by the third.
        return says(cds, "isDumpingArchive")
                || says(cds, "isDumpingClassList")
                || says(cds, "isLoggingLambdaFormInvokers");
    }

    private static boolean says(Class<?> cds, String question) {
        try {
            return (boolean) cds.getMethod(question).invoke(null);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            return false;
        }
    }

    /** @throws StartFailure when this JVM's class files may have a form that the weaver cannot read */
    void requireReadableClassFiles() throws StartFailure {
        String version = System.getProperty("java.class.version");
        int major = Integer.parseInt(version.substring(0, version.indexOf('.')));
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "Newest", null, "java/lang/Object", null);
        writer.visitEnd();
        byte[] newest = writer.toByteArray();
        newest[6] = (byte) (major >>> 8);
        newest[7] = (byte) major;
        try {
            if (new ClassReader(newest).getClassName().isEmpty()) {
                throw new StartFailure("the weaver cannot read its own class file");
            }
        } catch (IllegalArgumentException e) {
            throw new StartFailure("this JVM's class files have version " + major
                    + ", which this bylaw.jar cannot read; take a newer bylaw.jar, or an older JDK");
        }
    }
}
