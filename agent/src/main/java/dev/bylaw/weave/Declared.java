// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

import net.bytebuddy.jar.asm.Opcodes;

/** A governed method that subtypes can override or implement. Names with slashes. */
final class Declared {

    final String className;
    final String method;
    final String descriptor;
    final int signature;
    final Governance governance;
    private final boolean packagePrivate;

    Declared(String className, int access, String method, String descriptor, Governance governance) {
        this.className = className;
        this.method = method;
        this.descriptor = descriptor;
        this.signature = ClassScan.signature(method, descriptor);
        this.governance = governance;
        this.packagePrivate = (access & (Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED)) == 0;
    }

    /** Whether only classes of the same package can override it. */
    boolean isPackagePrivate() {
        return packagePrivate;
    }

    /** Whether a method of a subtype overrides or implements this one. Packages are compared by name, loaders aside. */
    boolean coveredBy(String subtype, int access, String method, String descriptor) {
        return (access & (Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE)) == 0
                && this.method.equals(method)
                && this.descriptor.equals(descriptor)
                && (!packagePrivate || packageOf(subtype).equals(packageOf(className)));
    }

    boolean sameMethod(Declared other) {
        return className.equals(other.className) && method.equals(other.method) && descriptor.equals(other.descriptor);
    }

    private static String packageOf(String name) {
        int slash = name.lastIndexOf('/');
        return slash < 0 ? "" : name.substring(0, slash);
    }
}
