// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.benchmarks.startup;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.bylaw.benchmarks.scenario.Fixture;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * The jar of a program with thousands of classes, made from the jar of programs: copies of one class, in each of which the
 * number in its name is another one of the same length. So they are class files as a compiler makes them, and no build has to
 * compile them.
 */
final class ManyClassesJar {

    /** As many as a service has that is built of a framework. */
    static final int CLASSES = 9_000;

    private static final String TEMPLATE = "Part0000";
    private static Path made;

    private ManyClassesJar() {}

    /** The jar, which is made when it is first asked for. */
    static synchronized Path file() {
        if (made == null) {
            Path programs = Fixture.built("benchmarks/target/benchmarks-programs.jar");
            Path jar = programs.resolveSibling("benchmarks-many-classes.jar");
            try (OutputStream out = Files.newOutputStream(jar)) {
                write(programs, out, CLASSES);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            made = jar;
        }
        return made;
    }

    static void write(Path programs, OutputStream out, int classes) throws IOException {
        try (ZipFile from = new ZipFile(programs.toFile());
                ZipOutputStream to = new ZipOutputStream(out)) {
            for (ZipEntry entry : Collections.list(from.entries())) {
                if (entry.isDirectory()) {
                    continue;
                }
                byte[] content = read(from, entry);
                to.putNextEntry(new ZipEntry(entry.getName()));
                to.write(content);
                if (entry.getName().endsWith('/' + TEMPLATE + ".class")) {
                    copies(entry.getName(), new String(content, ISO_8859_1), to, classes);
                }
            }
        }
    }

    private static byte[] read(ZipFile jar, ZipEntry entry) throws IOException {
        try (InputStream in = jar.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }

    private static void copies(String name, String classFile, ZipOutputStream to, int classes) throws IOException {
        for (int i = 1; i < classes; i++) {
            String copy = "Part" + Integer.toString(10_000 + i).substring(1);
            to.putNextEntry(new ZipEntry(name.replace(TEMPLATE, copy)));
            to.write(classFile.replace(TEMPLATE, copy).getBytes(ISO_8859_1));
        }
    }
}
