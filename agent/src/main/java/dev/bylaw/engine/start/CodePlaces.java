// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.start;

import dev.bylaw.engine.schema.ClassFiles;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Class files in folders and jars that somebody names, with the jars inside executable ones. Classes of the JDK are found as
 * well, as those of this JVM.
 */
public final class CodePlaces implements ClassFiles {

    private static final String CLASS = ".class";

    private final List<Path> places;
    private final Map<String, byte[]> found = new HashMap<>();

    /** The class files there. */
    public CodePlaces(List<Path> places) {
        this.places = List.copyOf(places);
    }

    /** Takes class files, one after the other. */
    public interface Visitor {
        /** Whether to go on after this one. */
        boolean visit(String entry, byte[] classFile) throws IOException;
    }

    /** Shows every class file, in the order of the places; those of multi-release jars for later versions are left out. */
    public void walk(Visitor visitor) throws IOException {
        for (Path place : places) {
            boolean goOn = Files.isDirectory(place) ? folder(place, visitor) : jar(place, visitor);
            if (!goOn) {
                return;
            }
        }
    }

    private static boolean folder(Path folder, Visitor visitor) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(file -> file.toString().endsWith(CLASS)).sorted().toList();
        }
        for (Path file : files) {
            String entry = folder.relativize(file).toString().replace('\\', '/');
            if (isClass(entry) && !visitor.visit(entry, Files.readAllBytes(file))) {
                return false;
            }
        }
        return true;
    }

    private static boolean jar(Path jar, Visitor visitor) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(jar))) {
            return entries(in, true, visitor);
        }
    }

    private static boolean entries(InputStream jar, boolean outer, Visitor visitor) throws IOException {
        ZipInputStream zip = new ZipInputStream(jar);
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            String name = entry.getName();
            boolean goOn = true;
            if (outer && name.endsWith(".jar") && name.contains("-INF/lib/")) {
                goOn = entries(new Inner(zip), false, visitor);
            } else if (isClass(name)) {
                goOn = visitor.visit(name, zip.readAllBytes());
            }
            if (!goOn) {
                return false;
            }
        }
        return true;
    }

    private static boolean isClass(String entry) {
        return entry.endsWith(CLASS) && !entry.startsWith("META-INF/") && !entry.endsWith("module-info.class");
    }

    /** The inner jar's stream ends with its entry, and must not be closed before the outer one's. */
    private static final class Inner extends FilterInputStream {
        Inner(InputStream in) {
            super(in);
        }

        @Override
        public void close() {
            // The outer stream goes on.
        }
    }

    @Override
    public byte[] find(String className) throws IOException {
        if (!found.containsKey(className)) {
            found.put(className, read(className.replace('.', '/') + CLASS));
        }
        return found.get(className);
    }

    private byte[] read(String file) throws IOException {
        try (InputStream in = ClassLoader.getPlatformClassLoader().getResourceAsStream(file)) {
            if (in != null) {
                return in.readAllBytes();
            }
        }
        byte[][] hit = new byte[1][];
        walk((entry, classFile) -> {
            boolean same =
                    entry.endsWith(file) && (entry.length() == file.length() || entry.endsWith("classes/" + file));
            hit[0] = same ? classFile : hit[0];
            return !same;
        });
        return hit[0];
    }
}
