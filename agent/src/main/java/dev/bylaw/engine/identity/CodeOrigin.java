// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.identity;

import java.lang.reflect.Proxy;
import java.security.CodeSource;
import java.security.ProtectionDomain;

/** Where code came from. Origin only ever narrows; it grants nothing, because a protection domain can be forged. */
public final class CodeOrigin {

    private CodeOrigin() {}

    /** Classes that one of the JDK's own loaders has defined. */
    public static boolean isJdk(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return loader == null || loader == ClassLoader.getPlatformClassLoader();
    }

    /**
     * Classes whose frames say nothing of who calls: those of the JDK, what it makes for reflection, and proxies, because
     * whoever made a proxy has its handler on the stack.
     */
    public static boolean isTransparent(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return isJdk(type)
                || type.getModule() == Object.class.getModule()
                || isReflectionAccessor(loader)
                || Proxy.isProxyClass(type);
    }

    /** On 17, a method called often by reflection gets a generated class, in a loader of its own that only the JDK can make. */
    private static boolean isReflectionAccessor(ClassLoader loader) {
        Class<?> kind = loader.getClass();
        return kind.getClassLoader() == null && kind.getName().equals("jdk.internal.reflect.DelegatingClassLoader");
    }

    /** Whether the class came from some place, and was not made in memory. */
    public static boolean isKnown(Class<?> type) {
        ProtectionDomain domain = type.getProtectionDomain();
        CodeSource source = domain == null ? null : domain.getCodeSource();
        return source != null && source.getLocation() != null;
    }
}
