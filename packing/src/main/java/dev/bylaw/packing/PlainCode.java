// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.packing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Rewrites a closed set of class files so that none of them needs {@code invokedynamic}: lambdas and method references become
 * classes, the joining of strings and the methods of records become methods. What they compute stays the same.
 *
 * <p>Local variable names go too, since they are a tenth of the bytes and only a debugger asks for them; line numbers stay.
 *
 * <h2>Not covered</h2>
 * Serializable lambdas and those with marker interfaces, which are refused. A lambda's class is no longer hidden, and its
 * name ends in {@code $$} and a number.
 */
final class PlainCode {

    /** Private members of a class file before this version are not open to other classes of its nest: there are none. */
    static final int NESTS = Opcodes.V11;

    private final Map<String, byte[]> plain = new TreeMap<>();
    private final Map<String, List<String>> newNestMembers = new TreeMap<>();

    private PlainCode() {}

    /**
     * The same classes without {@code invokedynamic}, and those that were made for them.
     *
     * @param classes by internal name
     * @throws IllegalArgumentException for an instruction that this cannot replace; the message names it and its class
     */
    static Map<String, byte[]> of(Map<String, byte[]> classes) {
        PlainCode code = new PlainCode();
        classes.forEach(code::rewrite);
        code.newNestMembers.forEach(code::admit);
        return code.plain;
    }

    private void rewrite(String name, byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        ClassWriter writer = new ClassWriter(0);
        PlainClass visitor = new PlainClass(writer);
        reader.accept(new WithoutVariables(visitor), 0);
        plain.put(name, writer.toByteArray());
        for (LambdaClass lambda : visitor.lambdas()) {
            plain.put(lambda.name(), lambda.classFile());
            if (visitor.version() >= NESTS) {
                newNestMembers
                        .computeIfAbsent(visitor.nestHost(), host -> new ArrayList<>())
                        .add(lambda.name());
            }
        }
    }

    /** Has a nest's host name its new members, without which the JVM would not let them in. */
    private void admit(String host, List<String> members) {
        byte[] before = plain.get(host);
        if (before == null) {
            throw new IllegalArgumentException(
                    "The nest host " + host + " of " + members + " is not among the classes.");
        }
        ClassReader reader = new ClassReader(before);
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(new ClassVisitor(Opcodes.ASM9, writer) {}, 0);
        members.forEach(writer::visitNestMember);
        plain.put(host, writer.toByteArray());
    }
}
