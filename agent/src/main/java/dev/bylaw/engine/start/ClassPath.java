// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.start;

import dev.bylaw.engine.schema.ClassFiles;
import java.io.BufferedReader;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The application's class path as bytes: what the system loader can read, and what is packed inside an executable jar
 * ({@code BOOT-INF}) or a WAR ({@code WEB-INF}).
 */
public final class ClassPath implements ClassFiles {

    /** The package of java.base that should be exported to this class's module, or the class path takes longer to ask. */
    public static final String PACKAGE = "jdk.internal.loader";

    private static final String INVENTORY = "META-INF/bylaw/governed";
    private static final String[] PREFIXES = {"", "BOOT-INF/classes/", "WEB-INF/classes/"};
    private static final String[] NESTED = {"BOOT-INF/lib/", "WEB-INF/lib/"};

    private final ClassLoader loader;
    private final String path;

    /** The class path of this JVM. */
    public ClassPath() {
        this(ClassLoader.getSystemClassLoader(), System.getProperty("java.class.path", ""));
    }

    ClassPath(ClassLoader loader, String path) {
        this.loader = loader;
        this.path = path;
    }

    @Override
    public byte[] find(String className) throws IOException {
        byte[] near = findNear(className);
        return near == null ? inNestedJars(className.replace('.', '/') + ".class") : near;
    }

    /**
     * The class files that can be had in a moment and without code of the application: not those in jars within jars, and none
     * where the application has a system loader of its own. For threads that hold a class loader's lock.
     */
    public ClassFiles near() {
        return loader.getClass().getClassLoader() == null ? this::findNear : ClassFiles.NONE;
    }

    private byte[] findNear(String className) throws IOException {
        String file = className.replace('.', '/') + ".class";
        for (String prefix : PREFIXES) {
            try (InputStream in = loader.getResourceAsStream(prefix + file)) {
                if (in != null) {
                    return in.readAllBytes();
                }
            }
        }
        return null;
    }

    /** The classes that builds have listed as governed, over all of the class path. */
    public List<String> inventory() throws IOException {
        List<String> classes = new ArrayList<>();
        for (String prefix : PREFIXES) {
            Enumeration<URL> lists = onPath(prefix + INVENTORY);
            while (lists.hasMoreElements()) {
                try (BufferedReader in = new BufferedReader(
                        new InputStreamReader(lists.nextElement().openStream(), StandardCharsets.UTF_8))) {
                    for (String line = in.readLine(); line != null; line = in.readLine()) {
                        if (!line.isBlank() && !classes.contains(line)) {
                            classes.add(line);
                        }
                    }
                }
            }
        }
        return classes;
    }

    /**
     * What the class path has of this name. The loaders above have the JDK's modules, which have nothing of ours; to be asked, they
     * would look into each of seventy, three times.
     */
    @SuppressWarnings("unchecked") // the type that the method declares
    private Enumeration<URL> onPath(String name) throws IOException {
        try {
            Class<?> known = Class.forName(PACKAGE + ".BuiltinClassLoader");
            if (known.isInstance(loader)) {
                return (Enumeration<URL>)
                        known.getMethod("findResources", String.class).invoke(loader, name);
            }
        } catch (ReflectiveOperationException anotherJdk) {
            // asked as any loader is
        }
        return loader.getResources(name);
    }

    /** Only an executable jar nests others, and then it is the whole class path beside us. */
    private byte[] inNestedJars(String file) throws IOException {
        int from = 0;
        while (from <= path.length()) {
            int separator = path.indexOf(File.pathSeparatorChar, from);
            int to = separator < 0 ? path.length() : separator;
            String entry = path.substring(from, to);
            if (entry.endsWith(".jar") || entry.endsWith(".war")) {
                byte[] found = inNestedJars(entry, file);
                if (found != null) {
                    return found;
                }
            }
            from = to + 1;
        }
        return null;
    }

    private byte[] inNestedJars(String archive, String file) throws IOException {
        if (!new File(archive).isFile()) {
            return null;
        }
        try (ZipInputStream outer = new ZipInputStream(new FileInputStream(archive))) {
            for (ZipEntry entry = outer.getNextEntry(); entry != null; entry = outer.getNextEntry()) {
                if (isNested(entry.getName())) {
                    byte[] found = inJar(outer, file);
                    if (found != null) {
                        return found;
                    }
                }
            }
        }
        return null;
    }

    private static boolean isNested(String name) {
        for (String folder : NESTED) {
            if (name.startsWith(folder) && name.endsWith(".jar")) {
                return true;
            }
        }
        return false;
    }

    @SuppressWarnings("resource") // closing the inner stream would close the outer one
    private static byte[] inJar(InputStream jar, String file) throws IOException {
        ZipInputStream inner = new ZipInputStream(jar);
        for (ZipEntry entry = inner.getNextEntry(); entry != null; entry = inner.getNextEntry()) {
            if (entry.getName().equals(file)) {
                return inner.readAllBytes();
            }
        }
        return null;
    }
}
