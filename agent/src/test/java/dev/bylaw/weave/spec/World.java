// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave.spec;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarFile;

/** Loads and links every class of every jar in a folder, and prints a line for each: {@code linked} or the error's name. */
public final class World {

    private World() {}

    /** Called with the folder and a pattern for the jars. */
    public static void main(String[] arguments) throws IOException {
        List<Path> jars = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of(arguments[0]), arguments[1])) {
            files.forEach(jars::add);
        }
        List<URL> urls = new ArrayList<>();
        for (Path jar : jars) {
            urls.add(jar.toUri().toURL());
        }
        StringBuilder lines = new StringBuilder();
        try (URLClassLoader loader =
                new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            for (Path jar : jars) {
                for (String name : classes(jar)) {
                    lines.append(name).append(' ').append(link(loader, name)).append('\n');
                }
            }
        }
        System.out.print(lines);
    }

    private static List<String> classes(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.endsWith(".class") && !name.startsWith("META-INF/") && !name.contains("-info"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .sorted()
                    .toList();
        }
    }

    private static String link(ClassLoader loader, String name) {
        try {
            // Asking for the methods links the class, and linking verifies it; nothing is initialised.
            Method[] methods = Class.forName(name, false, loader).getDeclaredMethods();
            boolean anyNative = Arrays.stream(methods).anyMatch(method -> Modifier.isNative(method.getModifiers()));
            return "linked " + methods.length + (anyNative ? " native" : "");
        } catch (ClassNotFoundException | LinkageError | TypeNotPresentException e) {
            if (e instanceof VerifyError || e instanceof ClassFormatError) {
                System.err.println(name + ": " + e);
            }
            return e.getClass().getSimpleName();
        }
    }
}
