// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

import java.lang.ref.SoftReference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A class or interface that was seen, as far as its subtypes and its own later weaving need it. */
final class KnownType {

    final LoaderRecord loader;
    final String name;

    /** Names of direct supertypes, Object aside; and of types whose declarations this class implements for a subclass. */
    String[] supertypes;

    /** {@link ClassScan#signatures}; {@code null} when they are not known. */
    int[] signatures;

    /** Governed methods that this type declares and subtypes may override. */
    List<Declared> declared = List.of();

    /** What it was found to inherit when it was last woven. */
    List<Declared> applied = List.of();

    /** Whether all that it does with a tool's call is to hand it to an executor. */
    boolean handsOn;

    /** Methods that a framework calls as tools, by name and descriptor, though nothing in the class file says so. */
    Map<String, Learned> learned = Map.of();

    /** Of a class with such methods, the names of parameters that the JVM may not tell again; {@code null} for any other. */
    ParameterNames names;

    /**
     * What is known of such a method.
     *
     * @param action the tool's name
     * @param framework the framework's name in the configuration
     */
    record Learned(String action, String framework) {}

    /**
     * The class file as it was offered, from then until the class is defined. A second weaving right after the definition
     * starts from it: the class file that the JVM makes up for a class it has not seen changed lacks, before 21, the names
     * of parameters (JDK-8240908), and the application would miss them.
     */
    SoftReference<byte[]> asOffered;

    /** Whether it is we who have the class woven again, so that it must be {@link #asOffered} and no newer class file. */
    boolean again;

    /** The next type of this name, in another loader. */
    KnownType next;

    KnownType(LoaderRecord loader, String name) {
        this.loader = loader;
        this.name = name;
    }

    void learn(String method, Learned tool) {
        Map<String, Learned> more = new HashMap<>(learned);
        more.putIfAbsent(method, tool);
        learned = more;
    }

    boolean mayDeclare(int signature) {
        if (signatures == null) {
            return true;
        }
        for (int known : signatures) {
            if (known == signature) {
                return true;
            }
        }
        return false;
    }

    /** Adds a supertype that the class file does not name. */
    void adopt(String supertype) {
        for (String known : supertypes) {
            if (known.equals(supertype)) {
                return;
            }
        }
        String[] more = new String[supertypes.length + 1];
        System.arraycopy(supertypes, 0, more, 0, supertypes.length);
        more[supertypes.length] = supertype;
        supertypes = more;
    }

    /** The class file, with the names of parameters that the JVM left out of it; {@code known} may be {@code null}. */
    static byte[] named(KnownType known, byte[] classFile) {
        return known == null || known.names == null ? classFile : known.names.restored(classFile);
    }
}
