// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.annotations.processing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InventoryProcessorTest {

    @TempDir
    Path output;

    private void compile(String name, String source) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        JavaFileObject file =
                new SimpleJavaFileObject(URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }
                };
        List<String> options = List.of("-d", output.toString(), "-cp", System.getProperty("java.class.path"));
        JavaCompiler.CompilationTask task = compiler.getTask(null, null, null, options, null, List.of(file));
        task.setProcessors(List.of(new InventoryProcessor()));
        assertThat(task.call()).isTrue();
    }

    @Test
    void every_class_with_an_annotation_is_listed_by_its_binary_name() throws Exception {
        compile("com/acme/Orders", """
                package com.acme;
                import dev.bylaw.annotations.GovernedAction;
                class Orders {
                    @GovernedAction void refund(String order) {}
                    static class Inner { @GovernedAction Inner() {} }
                    @GovernedAction interface Whole { void all(); }
                    static class Free { void free() {} }
                }
                """);
        assertThat(Files.readAllLines(output.resolve(InventoryProcessor.INVENTORY)))
                .containsExactly("com.acme.Orders", "com.acme.Orders$Inner", "com.acme.Orders$Whole");
    }

    @Test
    void without_annotations_nothing_is_written() {
        compile("com/acme/Free", "package com.acme; class Free {}");
        assertThat(output.resolve(InventoryProcessor.INVENTORY)).doesNotExist();
    }
}
