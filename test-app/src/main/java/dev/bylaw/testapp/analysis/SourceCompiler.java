// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.testapp.analysis;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.springframework.stereotype.Component;

/** Turns one source text into a class, in memory. Needs a JDK at run time, not only a JRE. */
@Component
class SourceCompiler {

    /**
     * Compiles a source and defines its classes in a loader of their own, whose parent is the application's.
     *
     * @throws AnalysisFailedException with the compiler's messages
     */
    Class<? extends Analysis> compile(String className, String source) {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        if (javac == null) {
            throw new AnalysisFailedException("This Java runtime has no compiler: start the service with a JDK.");
        }
        DiagnosticCollector<JavaFileObject> findings = new DiagnosticCollector<>();
        try (MemoryFiles files =
                new MemoryFiles(javac.getStandardFileManager(findings, Locale.ROOT, StandardCharsets.UTF_8))) {
            boolean compiled = javac.getTask(
                            null, files, findings, List.of("-proc:none"), null, List.of(new Source(className, source)))
                    .call();
            if (!compiled) {
                throw new AnalysisFailedException(className + " does not compile: " + errors(findings));
            }
            return new MemoryClassLoader(files.classes(), Analysis.class.getClassLoader())
                    .loadClass(className)
                    .asSubclass(Analysis.class);
        } catch (IOException | ClassNotFoundException | ClassCastException e) {
            throw new AnalysisFailedException(className + " cannot be used: " + e.getMessage());
        }
    }

    private static String errors(DiagnosticCollector<JavaFileObject> findings) {
        return findings.getDiagnostics().stream()
                .filter(finding -> finding.getKind() == Diagnostic.Kind.ERROR)
                .map(finding -> "line " + finding.getLineNumber() + ": " + finding.getMessage(Locale.ROOT))
                .collect(Collectors.joining("; "));
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String className, String text) {
            super(URI.create("memory:///" + className + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
