// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.threats.app;

import groovy.lang.GroovyClassLoader;
import groovy.lang.GroovyShell;
import java.io.File;
import java.util.List;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.SnippetEvent;
import org.codehaus.janino.SimpleCompiler;

/** LANG: compilers and engines inside the JVM, and one that starts another. */
final class LanguageAttacks {

    private static final String OVERRIDE = "public class Made extends dev.bylaw.threats.app.Vault {"
            + " public void open(String attack) { dev.bylaw.threats.app.Vault.effect(attack); } }";

    void lang_1_jshell_in_this_process(Attempt attempt) {
        try (JShell shell = JShell.builder().executionEngine("local").build()) {
            shell.addToClasspath(System.getProperty("java.class.path"));
            attempt.go(() -> evaluate(shell, "new dev.bylaw.threats.app.Vault().open(\"" + attempt.id + "\");"));
            attempt.go(() -> evaluate(
                    shell,
                    "new dev.bylaw.threats.app.Vault() { public void open(String a) { effect(a); } }.open(\""
                            + attempt.id + "\");"));
        }
    }

    static void evaluate(JShell shell, String snippet) throws Exception {
        for (SnippetEvent event : shell.eval(snippet)) {
            if (event.exception() instanceof EvalException thrown
                    && (thrown.getExceptionClassName().contains("ActionDenied")
                            || thrown.getExceptionClassName().contains("Refusal"))) {
                throw new SecurityException(thrown);
            } else if (event.exception() != null) {
                throw event.exception();
            }
        }
    }

    void lang_1_jshell_in_a_child(Attempt attempt) {
        attempt.go(() -> {
            try (JShell shell = JShell.create()) {
                evaluate(shell, "1 + 1");
            } catch (IllegalStateException failed) {
                throw new SecurityException(failed);
            }
        });
    }

    void lang_2_janino(Attempt attempt) {
        attempt.go(() -> {
            SimpleCompiler compiler = new SimpleCompiler();
            compiler.setParentClassLoader(LanguageAttacks.class.getClassLoader());
            compiler.cook(OVERRIDE);
            Memory.call(
                    compiler.getClassLoader().loadClass("Made").getConstructor().newInstance(), "open", attempt.id);
        });
    }

    void lang_2_groovy(Attempt attempt) {
        attempt.go(() -> {
            try (GroovyClassLoader loader = new GroovyClassLoader(LanguageAttacks.class.getClassLoader())) {
                Class<?> made = loader.parseClass(OVERRIDE);
                Memory.call(made.getConstructor().newInstance(), "open", attempt.id);
            }
        });
        attempt.go(() -> new GroovyShell(LanguageAttacks.class.getClassLoader())
                .evaluate("new dev.bylaw.threats.app.Vault().open('" + attempt.id + "')"));
        attempt.go(() -> new GroovyShell(LanguageAttacks.class.getClassLoader())
                .evaluate("new dev.bylaw.threats.app.Vault().&open.call('" + attempt.id + "')"));
        attempt.go(() -> new GroovyShell(LanguageAttacks.class.getClassLoader())
                .evaluate("({ a -> dev.bylaw.threats.app.Vault.effect(a) } as dev.bylaw.threats.app.Vault$Door).open('"
                        + attempt.id + "')"));
    }

    void native_3_a_child_process(Attempt attempt) {
        File java = new File(System.getProperty("java.home"), "bin/java");
        attempt.go(() -> new ProcessBuilder(List.of(java.getPath(), "-version")).start());
        attempt.go(() -> Runtime.getRuntime().exec(new String[] {java.getPath(), "-version"}));
    }
}
