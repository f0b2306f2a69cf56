// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.threats.app;

import dev.bylaw.fork.Sources;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.HashMap;
import java.util.Map;

/** Classes that exist in memory only, as a model's code does. */
final class Memory {

    private static final String PACKAGE = "made";

    private Memory() {}

    /** Compiles {@code public class Made …} and what else is in the source, and returns a new {@code Made}. */
    static Object made(String source) throws ReflectiveOperationException {
        Map<String, byte[]> classes = new Sources()
                .option("-parameters")
                .add(PACKAGE + ".Made", "package " + PACKAGE + ";\n" + source)
                .compile();
        return new Sources.Loader(Memory.class.getClassLoader(), classes)
                .loadClass(PACKAGE + ".Made")
                .getConstructor()
                .newInstance();
    }

    static byte[] bytesOf(Class<?> type) throws IOException {
        try (InputStream in = type.getResourceAsStream("/" + type.getName().replace('.', '/') + ".class")) {
            return in.readAllBytes();
        }
    }

    /** A second copy of these classes, in a loader that asks its parent for the others only. */
    static ClassLoader copying(ClassLoader parent, Class<?>... types) throws IOException {
        Map<String, byte[]> classes = new HashMap<>();
        for (Class<?> type : types) {
            classes.put(type.getName(), bytesOf(type));
        }
        return new Sources.Loader(parent, classes);
    }

    /** Calls a public method with the attack's id. */
    static void call(Object target, String method, String attack) throws Throwable {
        try {
            target.getClass().getMethod(method, String.class).invoke(target, attack);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }
}
