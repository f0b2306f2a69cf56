// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.testapp.analysis;

import dev.bylaw.annotations.GovernedAction;
import dev.langchain4j.agent.tool.P;
import dev.langchain4j.agent.tool.Tool;
import java.lang.reflect.InvocationTargetException;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.stereotype.Component;

/** Compiles a model's source and runs it on the calling thread. */
@Component
public class AnalysisRunner {

    private final BeanFactory beans;
    private final SourceCompiler compiler;

    public AnalysisRunner(BeanFactory beans, SourceCompiler compiler) {
        this.beans = beans;
        this.compiler = compiler;
    }

    /**
     * Runs a class that implements {@link Analysis}.
     *
     * @param className the class's name, without a package
     * @throws AnalysisFailedException when the source does not compile, or fails; it has no cause, because agent
     *     frameworks show a model the cause's message instead of ours
     */
    @Tool(name = "run_analysis", value = "Compiles and runs a Java class that implements Analysis.")
    @GovernedAction("run_analysis")
    public String run(@P("the name of the class") String className, @P("its Java source") String source) {
        Class<? extends Analysis> analysis = compiler.compile(className, source);
        try {
            return analysis.getConstructor().newInstance().run(beans);
        } catch (InvocationTargetException e) {
            throw failed(className, e.getCause());
        } catch (Exception e) {
            throw failed(className, e);
        }
    }

    private static AnalysisFailedException failed(String className, Throwable why) {
        Throwable root = why;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String said = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
        return new AnalysisFailedException("The analysis " + className + " failed: " + said);
    }
}
