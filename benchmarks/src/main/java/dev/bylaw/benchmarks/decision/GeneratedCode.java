// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.benchmarks.decision;

import dev.bylaw.policy.compile.ProgramCompiler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/**
 * What makes code of policies in the enforcer.
 *
 * <p>It is a class of the agent, which cannot be on the class path here: other benchmarks run under the agent itself. So it
 * is loaded from a folder of its own, as the enforcer loads it.
 */
final class GeneratedCode {

    private static final String COMPILER = "dev.bylaw.engine.codegen.HiddenClasses";
    private static final Path FOLDER = Path.of("benchmarks/target/code");

    private GeneratedCode() {}

    /** A compiler that makes code at once, on the calling thread. */
    static ProgramCompiler compiler() throws ReflectiveOperationException {
        Executor atOnce = Runnable::run;
        return Class.forName(COMPILER, true, loader())
                .asSubclass(ProgramCompiler.class)
                .getConstructor(Executor.class)
                .newInstance(atOnce);
    }

    private static ClassLoader loader() {
        ClassLoader own = GeneratedCode.class.getClassLoader();
        if (!Files.isDirectory(FOLDER)) {
            // In the tests of the build, where it is on the class path.
            return own;
        }
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<URL> jars = new ArrayList<>();
            for (Path file : files.toList()) {
                jars.add(file.toUri().toURL());
            }
            return new URLClassLoader(jars.toArray(new URL[0]), own);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
