// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;

/** Compiles a class whose class file does not know its parameters' names. */
final class Nameless {

    private Nameless() {}

    static void writeTo(Path classes) throws IOException {
        Path source = classes.resolveSibling("Nameless.java");
        Files.createDirectories(classes);
        Files.writeString(source, """
                package made;
                public class Nameless {
                    public static String wipe(String id) { return id; }
                    public static void main(String[] a) { System.out.println(wipe("x")); }
                }
                """);
        int status = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-g:none", "-d", classes.toString(), source.toString());
        if (status != 0) {
            throw new IllegalStateException("The class does not compile.");
        }
    }
}
