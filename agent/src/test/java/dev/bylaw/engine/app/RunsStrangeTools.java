// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.app;

import dev.bylaw.fork.Sources;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;

/** Has frameworks of a version that nobody has seen yet: their types have the names that we know, and other methods. */
public final class RunsStrangeTools {

    private RunsStrangeTools() {}

    /** Takes no arguments. */
    public static void main(String[] arguments) throws Exception {
        Map<String, byte[]> classes = new Sources()
                .add("dev.langchain4j.agent.tool.Tool", """
                        package dev.langchain4j.agent.tool;
                        import java.lang.annotation.*;
                        @Retention(RetentionPolicy.RUNTIME) public @interface Tool { String name() default ""; }
                        """)
                .add("dev.langchain4j.service.tool.ToolExecutor", """
                        package dev.langchain4j.service.tool;
                        public interface ToolExecutor { Object run(Object what) throws Exception; }
                        """)
                .add("dev.langchain4j.agentic.internal.AgentInvoker", """
                        package dev.langchain4j.agentic.internal;
                        public interface AgentInvoker { Object hand(Object work); }
                        """)
                .add("com.acme.Orders", """
                        package com.acme;
                        import dev.langchain4j.agent.tool.Tool;
                        import dev.langchain4j.service.tool.ToolExecutor;
                        public class Orders implements ToolExecutor {
                            @Tool public String lookup(String order) { System.out.println("ran " + order); return order; }
                            public Object run(Object what) { return lookup((String) what); }
                        }
                        """)
                .option("-parameters")
                .compile();
        Sources.Loader loader = new Sources.Loader(RunsStrangeTools.class.getClassLoader(), classes);
        loader.loadClass("dev.langchain4j.agentic.internal.AgentInvoker");
        Object orders =
                loader.loadClass("com.acme.Orders").getDeclaredConstructor().newInstance();
        for (String order : new String[] {"A-1", "B-1"}) {
            try {
                orders.getClass().getMethod("run", Object.class).invoke(orders, order);
            } catch (InvocationTargetException refused) {
                System.out.println(refused.getCause().getMessage());
            }
        }
    }
}
