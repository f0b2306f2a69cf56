// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.testapp.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class AnalysisRunnerTest {

    private final StaticListableBeanFactory beans = new StaticListableBeanFactory();
    private final AnalysisRunner runner = new AnalysisRunner(beans, new SourceCompiler());

    @Test
    void a_source_is_compiled_and_run_with_the_beans_in_reach() {
        beans.addBean("greeting", "hello");

        assertThat(runner.run("Says", analysis("Says", "return beans.getBean(String.class) + \" world\";")))
                .isEqualTo("hello world");
    }

    @Test
    void nested_classes_are_compiled_as_well() {
        assertThat(runner.run(
                        "Nests", analysis("Nests", "return new Object() { String it() { return \"nested\"; } }.it();")))
                .isEqualTo("nested");
    }

    @Test
    void the_model_reads_what_the_compiler_says() {
        assertThatThrownBy(() -> runner.run("Wrong", analysis("Wrong", "return nothing;")))
                .isInstanceOf(AnalysisFailedException.class)
                .hasMessageStartingWith("Wrong does not compile: line ")
                .hasMessageContaining("nothing")
                .hasNoCause();
    }

    @Test
    void the_model_reads_why_its_code_failed() {
        assertThatThrownBy(() -> runner.run(
                        "Fails",
                        analysis(
                                "Fails", "throw new Exception(\"outer\", new IllegalStateException(\"the reason\"));")))
                .isInstanceOf(AnalysisFailedException.class)
                .hasMessage("The analysis Fails failed: the reason")
                .hasNoCause();
    }

    @Test
    void a_class_that_is_no_analysis_is_not_run() {
        assertThatThrownBy(() -> runner.run("Other", "public class Other {}"))
                .isInstanceOf(AnalysisFailedException.class)
                .hasMessageStartingWith("Other cannot be used: ");
    }

    private static String analysis(String name, String body) {
        return "public class " + name + " implements dev.bylaw.testapp.analysis.Analysis {"
                + " public String run(org.springframework.beans.factory.BeanFactory beans) throws Exception {"
                + body + "} }";
    }
}
