// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

import java.util.List;

/**
 * An annotation by which a framework knows a method that a model may call.
 *
 * @param framework the framework's name in the configuration
 * @param className the annotation's type, with dots
 * @param name the member that holds the tool's name; where it is empty or not given, the method's name is the tool's
 */
record ToolAnnotation(String framework, String className, String name) {

    private static final String NAME = "name";

    /** Packages as of 2026; a framework that moves its annotation gets a line more, and the old one stays. */
    static final List<ToolAnnotation> ALL = List.of(
            new ToolAnnotation("langchain4j", "dev.langchain4j.agent.tool.Tool", NAME),
            new ToolAnnotation("spring-ai", "org.springframework.ai.tool.annotation.Tool", NAME),
            new ToolAnnotation("mcp", "org.springframework.ai.mcp.annotation.McpTool", NAME),
            new ToolAnnotation("mcp", "org.springaicommunity.mcp.annotation.McpTool", NAME),
            new ToolAnnotation("quarkus-mcp", "io.quarkiverse.mcp.server.Tool", NAME),
            new ToolAnnotation("agentscope", "io.agentscope.core.tool.Tool", NAME),
            new ToolAnnotation("koog", "ai.koog.agents.core.tools.annotations.Tool", "customName"),
            new ToolAnnotation("embabel", "com.embabel.agent.api.annotation.LlmTool", NAME),
            new ToolAnnotation("embabel", "com.embabel.agent.api.annotation.Action", NAME),
            new ToolAnnotation(
                    "semantic-kernel",
                    "com.microsoft.semantickernel.semanticfunctions.annotations.DefineKernelFunction",
                    NAME));

    /** As class files write the type. */
    String descriptor() {
        return 'L' + className.replace('.', '/') + ';';
    }

    /** For people. */
    String display() {
        return '@' + className.substring(className.lastIndexOf('.') + 1);
    }
}
