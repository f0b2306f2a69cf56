// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.benchmarks.startup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.benchmarks.startup.programs.ManyClasses;
import dev.bylaw.benchmarks.startup.programs.Part0000;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManyClassesJarTest {

    @TempDir
    Path folder;

    @Test
    void each_copy_is_a_class_of_its_own_that_the_program_can_make() throws Exception {
        Path programs = folder.resolve("programs.jar");
        try (ZipOutputStream jar = new ZipOutputStream(Files.newOutputStream(programs))) {
            put(jar, ManyClasses.class);
            put(jar, Part0000.class);
        }
        Path many = folder.resolve("many.jar");
        try (OutputStream out = Files.newOutputStream(many)) {
            ManyClassesJar.write(programs, out, 12);
        }

        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {many.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
            loader.loadClass(ManyClasses.class.getName())
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) new String[] {"12"});

            Class<?> last = loader.loadClass(Part0000.class.getName().replace("0000", "0011"));
            assertThat(last.getConstructor(String.class).newInstance("a")).hasToString("a=0");
            assertThat(last).isNotEqualTo(loader.loadClass(Part0000.class.getName()));
        }
    }

    private static void put(ZipOutputStream jar, Class<?> type) throws IOException {
        String name = type.getName().replace('.', '/') + ".class";
        jar.putNextEntry(new ZipEntry(name));
        try (InputStream in = type.getClassLoader().getResourceAsStream(name)) {
            in.transferTo(jar);
        }
    }
}
