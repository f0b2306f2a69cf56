// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

import java.util.ArrayList;
import java.util.List;

/**
 * A method through which a framework runs whatever tool a model has called, or another agent. It is woven in the type that declares it, where it
 * has a body there, and in every subtype. Names with slashes, as class files have them.
 *
 * <p>Read in the class files of these versions: LangChain4j 1.0.1 and 1.19.0, its agents 1.16.1-beta26, its MCP client 1.18.1-beta28,
 * Spring AI 1.0.3 and 2.0.1, Google ADK 1.8.0, MCP SDK 0.17.2, 0.18.1, 1.1.2 and 2.1.0. A framework that moves its executor gets a line more, and the old one stays.
 */
public enum ExecutorPoint {
    /** The only one before there was a context; still called directly, and by the default body of the other one. */
    LANGCHAIN4J(
            "langchain4j",
            "dev/langchain4j/service/tool/ToolExecutor",
            "execute",
            "(Ldev/langchain4j/agent/tool/ToolExecutionRequest;Ljava/lang/Object;)Ljava/lang/String;"),
    /** With who asks. */
    LANGCHAIN4J_CONTEXT(
            "langchain4j",
            "dev/langchain4j/service/tool/ToolExecutor",
            "executeWithContext",
            "(Ldev/langchain4j/agent/tool/ToolExecutionRequest;Ldev/langchain4j/invocation/InvocationContext;)"
                    + "Ldev/langchain4j/service/tool/ToolExecutionResult;"),
    /** The arguments alone. */
    SPRING_AI(
            "spring-ai", "org/springframework/ai/tool/ToolCallback", "call", "(Ljava/lang/String;)Ljava/lang/String;"),
    /** With what the application says beside the arguments. */
    SPRING_AI_CONTEXT(
            "spring-ai",
            "org/springframework/ai/tool/ToolCallback",
            "call",
            "(Ljava/lang/String;Lorg/springframework/ai/chat/model/ToolContext;)Ljava/lang/String;"),
    /** A client of another process: the tool is there. */
    LANGCHAIN4J_MCP(
            "langchain4j",
            "dev/langchain4j/mcp/client/McpClient",
            "executeTool",
            "(Ldev/langchain4j/agent/tool/ToolExecutionRequest;)Ldev/langchain4j/service/tool/ToolExecutionResult;"),
    /** The same, with who asks. */
    LANGCHAIN4J_MCP_CONTEXT(
            "langchain4j",
            "dev/langchain4j/mcp/client/McpClient",
            "executeTool",
            "(Ldev/langchain4j/agent/tool/ToolExecutionRequest;Ldev/langchain4j/invocation/InvocationContext;)"
                    + "Ldev/langchain4j/service/tool/ToolExecutionResult;"),
    /** The client of the MCP SDK that waits for its answer. */
    MCP_SYNC(
            "mcp",
            "io/modelcontextprotocol/client/McpSyncClient",
            "callTool",
            "(Lio/modelcontextprotocol/spec/McpSchema$CallToolRequest;)"
                    + "Lio/modelcontextprotocol/spec/McpSchema$CallToolResult;"),
    /** The client of the MCP SDK that does not: decided when it is asked, and not at each subscription. */
    MCP_ASYNC(
            "mcp",
            "io/modelcontextprotocol/client/McpAsyncClient",
            "callTool",
            "(Lio/modelcontextprotocol/spec/McpSchema$CallToolRequest;)Lreactor/core/publisher/Mono;"),
    /** Runs an agent for the agent that it belongs to: work is handed on. */
    LANGCHAIN4J_AGENT(
            "langchain4j",
            "dev/langchain4j/agentic/internal/AgentInvoker",
            "invoke",
            "(Ldev/langchain4j/agentic/scope/DefaultAgenticScope;Ljava/lang/Object;"
                    + "Ldev/langchain4j/agentic/internal/AgentInvocationArguments;)Ljava/lang/Object;"),
    /** A server of the MCP SDK answers with a tool of the application's that answers at once. */
    MCP_SERVER("mcp", Served.of("Tool", false), "callHandler", Served.at("Tool", false)),
    /** The same in a server that keeps no sessions. */
    MCP_STATELESS_SERVER("mcp", Served.of("Tool", true), "callHandler", Served.at("Tool", true)),
    /** The same with a tool that answers with a promise: decided at each subscription. */
    MCP_ASYNC_SERVER("mcp", Served.of("Tool", false), "callHandler", Served.KEEPS),
    /** Both. */
    MCP_ASYNC_STATELESS_SERVER("mcp", Served.of("Tool", true), "callHandler", Served.KEEPS),
    /** A server of Spring AI's answers by an annotated method. */
    SPRING_MCP("mcp", Spring.SYNC, "apply", Spring.exchange("Sync", Spring.RESULT)),
    /** The same in a server that keeps no sessions. */
    SPRING_MCP_STATELESS("mcp", Spring.SYNC_STATELESS, "apply", Spring.context(Spring.RESULT)),
    /** The same with a promise: the method decides when it is called. */
    SPRING_MCP_ASYNC("mcp", Spring.ASYNC, "apply", Spring.exchange("Async", Spring.MONO)),
    /** Both. */
    SPRING_MCP_ASYNC_STATELESS("mcp", Spring.ASYNC_STATELESS, "apply", Spring.context(Spring.MONO)),
    /** A client of the MCP SDK reads what a server offers. */
    MCP_READ("mcp", Served.SYNC_CLIENT, "readResource", Served.reads(Served.READ_RESULT)),
    /** The same with a promise. */
    MCP_ASYNC_READ("mcp", Served.ASYNC_CLIENT, "readResource", Served.reads(Served.MONO)),
    /** A client has a server write a prompt. */
    MCP_PROMPT("mcp", Served.SYNC_CLIENT, "getPrompt", Served.prompts(Served.PROMPT_RESULT)),
    /** The same with a promise. */
    MCP_ASYNC_PROMPT("mcp", Served.ASYNC_CLIENT, "getPrompt", Served.prompts(Served.MONO)),
    /** A server gives away what it offers to be read. */
    MCP_RESOURCE_SERVER("mcp", Served.of("Resource", false), Served.READS, Served.at("Resource", false)),
    /** With a promise. */
    MCP_ASYNC_RESOURCE_SERVER("mcp", Served.of("Resource", false), Served.READS, Served.KEEPS),
    /** A server gives away what it offers to be read, and keeps no sessions. */
    MCP_RESOURCE_STATELESS_SERVER("mcp", Served.of("Resource", true), Served.READS, Served.at("Resource", true)),
    /** With a promise. */
    MCP_ASYNC_RESOURCE_STATELESS_SERVER("mcp", Served.of("Resource", true), Served.READS, Served.KEEPS),
    /** The same, of many addresses. */
    MCP_TEMPLATE_SERVER(
            "mcp", Served.of("ResourceTemplate", false), Served.READS, Served.at("ResourceTemplate", false)),
    /** With a promise. */
    MCP_ASYNC_TEMPLATE_SERVER("mcp", Served.of("ResourceTemplate", false), Served.READS, Served.KEEPS),
    /** The same, of many addresses, and keeps no sessions. */
    MCP_TEMPLATE_STATELESS_SERVER(
            "mcp", Served.of("ResourceTemplate", true), Served.READS, Served.at("ResourceTemplate", true)),
    /** With a promise. */
    MCP_ASYNC_TEMPLATE_STATELESS_SERVER("mcp", Served.of("ResourceTemplate", true), Served.READS, Served.KEEPS),
    /** A server writes a prompt. */
    MCP_PROMPT_SERVER("mcp", Served.of("Prompt", false), Served.PROMPTS, Served.at("Prompt", false)),
    /** With a promise. */
    MCP_ASYNC_PROMPT_SERVER("mcp", Served.of("Prompt", false), Served.PROMPTS, Served.KEEPS),
    /** A server writes a prompt, and keeps no sessions. */
    MCP_PROMPT_STATELESS_SERVER("mcp", Served.of("Prompt", true), Served.PROMPTS, Served.at("Prompt", true)),
    /** With a promise. */
    MCP_ASYNC_PROMPT_STATELESS_SERVER("mcp", Served.of("Prompt", true), Served.PROMPTS, Served.KEEPS),
    /** Every tool of an agent, also another agent as a tool. */
    ADK(
            "adk",
            "com/google/adk/tools/BaseTool",
            "runAsync",
            "(Ljava/util/Map;Lcom/google/adk/tools/ToolContext;)Lio/reactivex/rxjava3/core/Single;"),
    /** A tool that goes on telling what it finds. */
    ADK_LIVE(
            "adk",
            "com/google/adk/tools/FunctionTool",
            "callLive",
            "(Ljava/util/Map;Lcom/google/adk/tools/ToolContext;Lcom/google/adk/agents/InvocationContext;)"
                    + "Lio/reactivex/rxjava3/core/Flowable;"),
    /** Runs an agent, for whoever asks or for another agent. */
    ADK_AGENT(
            "adk",
            "com/google/adk/agents/BaseAgent",
            "runAsync",
            "(Lcom/google/adk/agents/InvocationContext;)Lio/reactivex/rxjava3/core/Flowable;"),
    /** The same, in a conversation that goes both ways at once. */
    ADK_AGENT_LIVE(
            "adk",
            "com/google/adk/agents/BaseAgent",
            "runLive",
            "(Lcom/google/adk/agents/InvocationContext;)Lio/reactivex/rxjava3/core/Flowable;");

    /** By this name, models give the agent that a conversation shall be transferred to. */
    public static final String TRANSFER_TARGET = "agent_name";

    private static final String AGENT_AS_TOOL = "com.google.adk.tools.AgentTool";

    /** What Spring AI 2.0.0 makes of {@code @McpTool}. */
    private static final class Spring {
        static final String PACKAGE = "org/springframework/ai/mcp/annotation/method/tool/";
        static final String SYNC = PACKAGE + "SyncMcpToolMethodCallback";
        static final String SYNC_STATELESS = PACKAGE + "SyncStatelessMcpToolMethodCallback";
        static final String ASYNC = PACKAGE + "AsyncMcpToolMethodCallback";
        static final String ASYNC_STATELESS = PACKAGE + "AsyncStatelessMcpToolMethodCallback";
        static final String FIELD = "toolMethod";
        static final String RESULT = "Lio/modelcontextprotocol/spec/McpSchema$CallToolResult;";
        static final String MONO = "Lreactor/core/publisher/Mono;";
        private static final String REQUEST = "Lio/modelcontextprotocol/spec/McpSchema$CallToolRequest;)";

        static String exchange(String kind, String result) {
            return "(Lio/modelcontextprotocol/server/Mcp" + kind + "ServerExchange;" + REQUEST + result;
        }

        static String context(String result) {
            return "(Lio/modelcontextprotocol/common/McpTransportContext;" + REQUEST + result;
        }
    }

    private final String framework;
    private final String owner;
    private final String method;
    private final String descriptor;

    ExecutorPoint(String framework, String owner, String method, String descriptor) {
        this.framework = framework;
        this.owner = owner;
        this.method = method;
        this.descriptor = descriptor;
    }

    /** Those of these frameworks; {@code auto} is all of them. */
    static List<ExecutorPoint> of(List<String> frameworks) {
        List<ExecutorPoint> points = new ArrayList<>();
        for (ExecutorPoint point : values()) {
            if (frameworks.contains("auto") || frameworks.contains(point.framework)) {
                points.add(point);
            }
        }
        return List.copyOf(points);
    }

    /**
     * The field in which an executor of the framework's own keeps the Java method that it calls, or {@code null}. Only for
     * classes that are known to call exactly that method: where one is governed itself, the executor leaves the decision to it.
     */
    static String methodField(String className) {
        return switch (className) {
            case "dev/langchain4j/service/tool/DefaultToolExecutor" -> "methodToInvoke";
            case "org/springframework/ai/tool/method/MethodToolCallback" -> "toolMethod";
            case "com/google/adk/tools/FunctionTool" -> "func";
            case Spring.SYNC, Spring.SYNC_STATELESS, Spring.ASYNC, Spring.ASYNC_STATELESS -> Spring.FIELD;
            default -> null;
        };
    }

    /**
     * Whether a class does nothing but change a call and hand it to another executor, so that only that one need be asked. Who
     * asks this must see in the class file that it calls one.
     */
    static boolean isPassage(String className) {
        return switch (className) {
            case "dev/langchain4j/mcp/McpToolExecutor",
                    "org/springframework/ai/mcp/SyncMcpToolCallback",
                    "org/springframework/ai/mcp/AsyncMcpToolCallback",
                    "org/springframework/ai/mcp/McpToolUtils",
                    "org/springframework/ai/tool/augment/AugmentedToolCallback" -> true;
            default -> false;
        };
    }

    /** Whether it runs agents, and not tools. */
    public boolean runsAgents() {
        return switch (this) {
            case LANGCHAIN4J_AGENT, ADK_AGENT, ADK_AGENT_LIVE -> true;
            default -> false;
        };
    }

    /** Whether what it runs begins when somebody subscribes to what it returns, and ends with the last signal. */
    boolean isDeferred() {
        return framework.equals("adk");
    }

    /** The agent to which a tool hands work on, by being that agent; {@code null} for other tools. */
    public String handsOn(Site site, String tool) {
        return this == ADK && site.className().equals(AGENT_AS_TOOL) ? tool : null;
    }

    /** Whether a tool has the framework run another agent next, of the name that the model gives. */
    public boolean transfers(String tool) {
        return this == ADK && tool.equals("transfer_to_agent");
    }

    /** Whether the class has the field from a superclass: those of Spring AI for annotated methods of servers. */
    static boolean inherits(String field, ClassSurvey survey) {
        return field.equals(Spring.FIELD)
                && survey.superName().startsWith(Spring.PACKAGE + "Abstract")
                && survey.superName().endsWith("McpToolMethodCallback");
    }

    /** As in the configuration. */
    public String framework() {
        return framework;
    }

    /** The type that declares it. */
    String owner() {
        return owner;
    }

    /** The method's name; of a server, that of what the application gave it. */
    public String method() {
        return method;
    }

    String descriptor() {
        return descriptor;
    }

    /** Whether it is not a tool that is asked for, but something to read. */
    public boolean isRead() {
        return method.equals(Served.READS) || method.equals("readResource");
    }

    /** Whether it is not a tool that is asked for, but a prompt. */
    public boolean isPrompt() {
        return method.equals(Served.PROMPTS) || method.equals("getPrompt");
    }

    /** Whether a refusal has a form that a model reads; without one, it is an error. */
    boolean answersRefusals() {
        return !isRead() && !isPrompt();
    }

    /** Whether it returns a promise of the SDK's. */
    boolean promises() {
        return descriptor.endsWith(')' + Served.MONO);
    }

    /** Whether it is asked with what an MCP server knows of a call. */
    boolean isSpringServer() {
        return owner.startsWith(Spring.PACKAGE);
    }

    /** Whether an MCP server answers a client here, by what the application gave it. */
    boolean isServer() {
        return owner.startsWith(Served.PACKAGE);
    }

    /** Whether what the application gave is kept here, to be asked about when it is called. */
    boolean keeps() {
        return descriptor.equals(Served.KEEPS);
    }

    /** Whether this is the method; of lambdas, which the compiler numbers as it likes, the types say it. */
    boolean is(String type, String name, String parametersAndResult) {
        boolean named = method.equals(name);
        if (isServer()) {
            named = keeps() ? name.equals("<init>") : name.startsWith(Served.LAMBDA);
        }
        return named && owner.equals(type) && descriptor.equals(parametersAndResult);
    }
}
