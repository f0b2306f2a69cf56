// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.testapp.analysis;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardLocation;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Keeps what the compiler writes in memory, and shows it the application's own classes wherever the class loader finds
 * them. The compiler's class path would not do: in a repackaged jar the application lies in jars within the jar, which
 * only its class loader can read.
 */
final class MemoryFiles extends ForwardingJavaFileManager<JavaFileManager> {

    private final PathMatchingResourcePatternResolver application =
            new PathMatchingResourcePatternResolver(Analysis.class.getClassLoader());
    private final Map<String, ByteArrayOutputStream> written = new TreeMap<>();

    MemoryFiles(JavaFileManager platform) {
        super(platform);
    }

    /** The class files written so far, by binary name. */
    Map<String, byte[]> classes() {
        Map<String, byte[]> classes = new TreeMap<>();
        written.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
        return classes;
    }

    @Override
    public Iterable<JavaFileObject> list(
            Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse) throws IOException {
        // Javac lists the class path package by package; only tools that search for sources recurse.
        if (location != StandardLocation.CLASS_PATH || recurse) {
            return super.list(location, packageName, kinds, recurse);
        }
        List<JavaFileObject> found = new ArrayList<>();
        if (kinds.contains(JavaFileObject.Kind.CLASS) && !packageName.isEmpty()) {
            String pattern = "classpath*:" + packageName.replace('.', '/') + "/*.class";
            for (Resource file : application.getResources(pattern)) {
                found.add(new ApplicationClass(packageName, file));
            }
        }
        return found;
    }

    @Override
    public String inferBinaryName(Location location, JavaFileObject file) {
        return file instanceof ApplicationClass known ? known.binaryName : super.inferBinaryName(location, file);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
            Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        written.put(className, bytes);
        return new SimpleJavaFileObject(URI.create("memory:///" + className + ".class"), kind) {
            @Override
            public OutputStream openOutputStream() {
                return bytes;
            }
        };
    }

    private static final class ApplicationClass extends SimpleJavaFileObject {

        private final Resource file;
        private final String binaryName;

        ApplicationClass(String packageName, Resource file) {
            // A made-up address: that of a class in a jar within a jar is not hierarchical, as javac wants it.
            super(URI.create("application:///" + packageName.replace('.', '/') + "/" + file.getFilename()), Kind.CLASS);
            this.file = file;
            String name = String.valueOf(file.getFilename());
            this.binaryName = packageName + "." + name.substring(0, name.length() - Kind.CLASS.extension.length());
        }

        @Override
        public InputStream openInputStream() throws IOException {
            return file.getInputStream();
        }
    }
}
