// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.app;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.List;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles source in memory and defines it in a loader of its own, as code of a model is. */
public final class Generated {

    private Generated() {}

    /** A subclass of {@link Till} that overrides its governed method, compiled without the names of parameters. */
    static Till subclass() throws ReflectiveOperationException {
        return (Till) compile("made.Clever", """
                        package made;
                        public class Clever extends dev.bylaw.engine.app.Till {
                            @Override public void pay(String a, long b) {
                                dev.bylaw.engine.app.Generated.effect(a);
                            }
                        }
                        """.replace(
                                "dev.bylaw.engine.app.Generated", Generated.Effects.class.getCanonicalName()))
                .getConstructor()
                .newInstance();
    }

    /** What generated code can reach. */
    public static final class Effects {
        private Effects() {}

        public static void effect(String road) {
            Till.effect(road);
        }
    }

    static Class<?> compile(String name, String source) throws ClassNotFoundException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        JavaFileObject text =
                new SimpleJavaFileObject(URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }

                    @Override
                    public boolean isNameCompatible(String simpleName, Kind kind) {
                        return true;
                    }
                };
        JavaFileManager files = new ForwardingJavaFileManager<>(compiler.getStandardFileManager(null, null, null)) {
            @Override
            public JavaFileObject getJavaFileForOutput(
                    Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
                return new SimpleJavaFileObject(URI.create("memory:///" + className), kind) {
                    @Override
                    public OutputStream openOutputStream() {
                        return bytes;
                    }
                };
            }
        };
        List<String> options = List.of("-proc:none", "-cp", System.getProperty("java.class.path"));
        if (!compiler.getTask(null, files, null, options, null, List.of(text)).call()) {
            throw new IllegalStateException("The source does not compile.");
        }
        ClassLoader loader = new ClassLoader(Generated.class.getClassLoader()) {
            @Override
            protected Class<?> findClass(String wanted) throws ClassNotFoundException {
                if (!wanted.equals(name)) {
                    throw new ClassNotFoundException(wanted);
                }
                return defineClass(wanted, bytes.toByteArray(), 0, bytes.size());
            }
        };
        return loader.loadClass(name);
    }
}
