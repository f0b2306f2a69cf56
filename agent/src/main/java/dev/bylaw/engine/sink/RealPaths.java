// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.sink;

import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The files that names mean, as the operating system would find them. Asks the file system and remembers nothing, because
 * links change.
 */
final class RealPaths {

    private static final int LINKS_FOLLOWED = 40;

    /** The operating system's own idea of where relative names begin, which no system property changes. */
    private static final String WORKING_DIRECTORY = "/proc/self/cwd";

    private static final String DESCRIPTORS = "/proc/self/fd/";

    private final Charset names;
    private final String base;

    RealPaths() {
        String encoding = System.getProperty("sun.jnu.encoding");
        this.names = encoding == null ? Charset.defaultCharset() : Charset.forName(encoding);
        String known = canonical(WORKING_DIRECTORY);
        this.base = known.equals(WORKING_DIRECTORY) ? System.getProperty("user.dir") : known;
    }

    /**
     * The name that the JDK goes by, as text.
     *
     * @param name a string, a path of the JDK's own, or bytes in the operating system's encoding
     * @param folder the descriptor of the open folder that a relative name begins at; negative for none
     */
    String text(Object name, int folder) {
        String text = name instanceof byte[] bytes ? new String(bytes, names) : name.toString();
        return folder < 0 || text.startsWith("/") ? text : canonical(DESCRIPTORS + folder) + '/' + text;
    }

    /** The file that opening this name opens, or would make. */
    String opened(String name) {
        String path = canonical(absolute(name));
        for (int i = 0; i < LINKS_FOLLOWED; i++) {
            // Whatever exists has been followed to its end. A link to nothing has not, and is written through all the
            // same.
            String target = new File(path).exists() ? null : link(path);
            if (target == null) {
                return path;
            }
            path = canonical(target.startsWith("/") ? target : new File(path).getParent() + '/' + target);
        }
        return path;
    }

    /** The entry of a folder that this name is: the folder is followed, the last name is not. */
    String entry(String name) {
        File file = new File(absolute(name));
        String last = file.getName();
        if (file.getParent() == null || last.equals("..") || last.equals(".")) {
            return canonical(file.getPath());
        }
        String folder = canonical(file.getParent());
        return folder.endsWith("/") ? folder + last : folder + '/' + last;
    }

    private String absolute(String name) {
        return new File(name).isAbsolute() ? name : base + '/' + name;
    }

    private static String canonical(String path) {
        try {
            return new File(path).getCanonicalPath();
        } catch (IOException unknown) {
            return path;
        }
    }

    private static String link(String path) {
        try {
            Path file = Path.of(path);
            return Files.isSymbolicLink(file) ? Files.readSymbolicLink(file).toString() : null;
        } catch (IOException | IllegalArgumentException none) {
            return null;
        }
    }
}
