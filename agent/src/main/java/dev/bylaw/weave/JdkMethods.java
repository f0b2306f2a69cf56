// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;

/** What classes of the JDK declare, by reflection: their types are the JDK's too, so nothing of the application is loaded. */
final class JdkMethods {

    private static final ClassLoader PLATFORM = ClassLoader.getPlatformClassLoader();

    private JdkMethods() {}

    /** Whether this is a class of the JDK that declares an instance method of this name and descriptor. */
    static boolean declares(Class<?> type, String name, String descriptor) {
        ClassLoader loader = type.getClassLoader();
        if (loader != null && loader != PLATFORM) {
            return false;
        }
        for (Method method : type.getDeclaredMethods()) {
            if (method.getName().equals(name)
                    && !Modifier.isStatic(method.getModifiers())
                    && MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                            .toMethodDescriptorString()
                            .equals(descriptor)) {
                return true;
            }
        }
        return false;
    }
}
