// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.packing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Makes the inner jar from a jar of everything that is shipped.
 *
 * <p>The inner jar is an ordinary one that any tool can open, with properties that its reader in premain relies on:
 * nothing in it is compressed, and it has no comment. Its first entry is an {@linkplain JarIndex index}; the others are in order
 * of their names, and all of one time, so that two builds of the same classes are the same bytes.
 */
public final class Packing {

    private static final String CLASS = ".class";
    /** Any time will do that a zip can say, and that is the same everywhere: it is read in the zone of the machine. */
    private static final LocalDateTime TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

    private Packing() {}

    /**
     * Reads a jar, and writes the inner jar and the classes that stay outside of it.
     *
     * @param arguments the jar; the prefix of the names that stay outside; the folder for these; the inner jar
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 4) {
            throw new IllegalArgumentException("usage: Packing JAR PREFIX FOLDER INNER-JAR");
        }
        Path folder = Path.of(arguments[2]);
        Map<String, byte[]> classes = new TreeMap<>();
        Map<String, byte[]> inner = new TreeMap<>();
        try (ZipFile jar = new ZipFile(arguments[0])) {
            for (ZipEntry entry : Collections.list(jar.entries())) {
                String name = entry.getName();
                if (entry.isDirectory() || name.startsWith("META-INF/")) {
                    continue;
                }
                byte[] bytes = read(jar, entry);
                if (name.startsWith(arguments[1])) {
                    Path file = folder.resolve(name);
                    Files.createDirectories(file.getParent());
                    Files.write(file, bytes);
                } else if (name.endsWith(CLASS)) {
                    classes.put(name.substring(0, name.length() - CLASS.length()), bytes);
                } else {
                    inner.put(name, bytes);
                }
            }
        }
        PlainCode.of(classes).forEach((name, bytes) -> inner.put(name + CLASS, bytes));
        write(inner, Path.of(arguments[3]));
    }

    private static byte[] read(ZipFile jar, ZipEntry entry) throws IOException {
        try (InputStream in = jar.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }

    private static void write(Map<String, byte[]> entries, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        try (ZipOutputStream jar = new ZipOutputStream(Files.newOutputStream(file))) {
            write(jar, JarIndex.NAME, JarIndex.of(entries));
            for (Map.Entry<String, byte[]> each : entries.entrySet()) {
                write(jar, each.getKey(), each.getValue());
            }
        }
    }

    private static void write(ZipOutputStream jar, String name, byte[] bytes) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(crc.getValue());
        entry.setTimeLocal(TIME);
        jar.putNextEntry(entry);
        jar.write(bytes);
    }
}
