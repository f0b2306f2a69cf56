// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * The instructions that differ from framework to framework: what an executor knows of a call, and what a refusal looks like
 * to whoever called it. They run in the framework's own class, so they call nothing that it could not call itself.
 */
final class ExecutorCode {

    private static final String STRING = "()Ljava/lang/String;";
    private static final String REQUEST = "dev/langchain4j/agent/tool/ToolExecutionRequest";
    private static final String INVOCATION = "dev/langchain4j/invocation/InvocationContext";
    private static final String RESULT = "dev/langchain4j/service/tool/ToolExecutionResult";
    private static final String BUILDER = RESULT + "$Builder";
    private static final String CALLBACK = "org/springframework/ai/tool/ToolCallback";
    private static final String DEFINITION = "org/springframework/ai/tool/definition/ToolDefinition";
    private static final String ADK_TOOL = "com/google/adk/tools/BaseTool";
    private static final String ADK_CONTEXT = "com/google/adk/tools/ToolContext";
    private static final String LANGCHAIN4J_MCP = "dev/langchain4j/mcp/client/McpClient";
    private static final String MCP_REQUEST = "io/modelcontextprotocol/spec/McpSchema$CallToolRequest";
    private static final String MCP_READ = "io/modelcontextprotocol/spec/McpSchema$ReadResourceRequest";
    private static final String MCP_PROMPT = "io/modelcontextprotocol/spec/McpSchema$GetPromptRequest";
    private static final String MCP_RESULT = "io/modelcontextprotocol/spec/McpSchema$CallToolResult";
    private static final String MCP_BUILDER = MCP_RESULT + "$Builder";
    private static final String HANDLER = "()Ljava/util/function/BiFunction;";
    private static final String MCP_PARTY = "io/modelcontextprotocol/spec/McpSchema$Implementation";
    private static final String MONO = "reactor/core/publisher/Mono";
    private static final String AGENT_INVOKER = "dev/langchain4j/agentic/internal/AgentInvoker";
    private static final String AGENT_INSTANCE = "dev/langchain4j/agentic/planner/AgentInstance";
    private static final String AGENT_SCOPE = "dev/langchain4j/agentic/scope/DefaultAgenticScope";
    private static final String AGENT_EXCEPTION = "dev/langchain4j/agentic/agent/AgentInvocationException";
    private static final String ADK_AGENT = "com/google/adk/agents/BaseAgent";
    private static final String ADK_INVOCATION = "com/google/adk/agents/InvocationContext";
    private static final String ADK_SESSION = "com/google/adk/sessions/Session";
    private static final String SECURITY = "java/lang/SecurityException";
    private static final String FLOWABLE = "io/reactivex/rxjava3/core/Flowable";
    private static final String MAP = "java/util/LinkedHashMap";
    private static final String SINGLE = "io/reactivex/rxjava3/core/Single";

    private ExecutorCode() {}

    /** Pushes the tool's name. */
    static void name(ExecutorPoint point, MethodVisitor code) {
        switch (point) {
            case LANGCHAIN4J, LANGCHAIN4J_CONTEXT, LANGCHAIN4J_MCP, LANGCHAIN4J_MCP_CONTEXT -> {
                code.visitVarInsn(Opcodes.ALOAD, 1);
                call(code, Opcodes.INVOKEVIRTUAL, REQUEST, "name", STRING);
            }
            default -> {
                code.visitVarInsn(Opcodes.ALOAD, request(point));
                if (point.isRead()) {
                    call(code, Opcodes.INVOKEVIRTUAL, MCP_READ, "uri", STRING);
                } else {
                    call(code, Opcodes.INVOKEVIRTUAL, point.isPrompt() ? MCP_PROMPT : MCP_REQUEST, "name", STRING);
                }
            }
            case SPRING_AI, SPRING_AI_CONTEXT -> {
                code.visitVarInsn(Opcodes.ALOAD, 0);
                call(code, Opcodes.INVOKEINTERFACE, CALLBACK, "getToolDefinition", "()L" + DEFINITION + ";");
                call(code, Opcodes.INVOKEINTERFACE, DEFINITION, "name", STRING);
            }
            case ADK, ADK_LIVE -> {
                code.visitVarInsn(Opcodes.ALOAD, 0);
                call(code, Opcodes.INVOKEVIRTUAL, ADK_TOOL, "name", STRING);
            }
            case LANGCHAIN4J_AGENT -> {
                code.visitVarInsn(Opcodes.ALOAD, 0);
                call(code, Opcodes.INVOKEINTERFACE, AGENT_INVOKER, "name", STRING);
            }
            case ADK_AGENT, ADK_AGENT_LIVE -> {
                code.visitVarInsn(Opcodes.ALOAD, 0);
                call(code, Opcodes.INVOKEVIRTUAL, ADK_AGENT, "name", STRING);
            }
        }
    }

    /** The parameter that has what the model gave. */
    static int request(ExecutorPoint point) {
        return point.isServer() || point.isSpringServer() ? 2 : 1;
    }

    /** Pushes what the application gave the server to answer with. */
    static void handler(ExecutorPoint point, MethodVisitor code) {
        String specification = point.owner().replace("$Async", "$Sync");
        code.visitVarInsn(Opcodes.ALOAD, 0);
        call(code, Opcodes.INVOKEVIRTUAL, specification, point.method(), HANDLER);
    }

    /** Pushes the arguments: JSON text, or a map that nobody else has. The parameter that has them is not {@code null}. */
    static void arguments(ExecutorPoint point, MethodVisitor code) {
        switch (point) {
            case LANGCHAIN4J, LANGCHAIN4J_CONTEXT, LANGCHAIN4J_MCP, LANGCHAIN4J_MCP_CONTEXT -> {
                code.visitVarInsn(Opcodes.ALOAD, 1);
                call(code, Opcodes.INVOKEVIRTUAL, REQUEST, "arguments", STRING);
            }
            case SPRING_AI, SPRING_AI_CONTEXT -> code.visitVarInsn(Opcodes.ALOAD, 1);
            default -> {
                if (!point.answersRefusals()) {
                    code.visitInsn(Opcodes.ACONST_NULL); // what is read has an address, and no arguments
                    return;
                }
                newMap(code);
                code.visitVarInsn(Opcodes.ALOAD, request(point));
                call(code, Opcodes.INVOKEVIRTUAL, MCP_REQUEST, "arguments", "()Ljava/util/Map;");
                code.visitMethodInsn(Opcodes.INVOKESTATIC, "java/util/Map", "of", "()Ljava/util/Map;", true);
                String orElse = "(Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;";
                call(code, Opcodes.INVOKESTATIC, "java/util/Objects", "requireNonNullElse", orElse);
                code.visitTypeInsn(Opcodes.CHECKCAST, "java/util/Map");
                call(code, Opcodes.INVOKESPECIAL, MAP, "<init>", "(Ljava/util/Map;)V");
            }
            case ADK, ADK_LIVE -> {
                newMap(code);
                code.visitVarInsn(Opcodes.ALOAD, 1);
                call(code, Opcodes.INVOKESPECIAL, MAP, "<init>", "(Ljava/util/Map;)V");
            }
            case LANGCHAIN4J_AGENT, ADK_AGENT, ADK_AGENT_LIVE -> code.visitInsn(Opcodes.ACONST_NULL);
        }
    }

    private static void newMap(MethodVisitor code) {
        code.visitTypeInsn(Opcodes.NEW, MAP);
        code.visitInsn(Opcodes.DUP);
    }

    /** Pushes what the application calls the server that has the tool; {@code null} for tools of this JVM. */
    static void server(ExecutorPoint point, MethodVisitor code) {
        switch (point) {
            case LANGCHAIN4J_MCP, LANGCHAIN4J_MCP_CONTEXT -> {
                code.visitVarInsn(Opcodes.ALOAD, 0);
                call(code, Opcodes.INVOKEINTERFACE, LANGCHAIN4J_MCP, "key", STRING);
            }
            case MCP_SYNC, MCP_ASYNC, MCP_READ, MCP_ASYNC_READ, MCP_PROMPT, MCP_ASYNC_PROMPT -> {
                // What the client calls itself. What the server calls itself is its own word, and proves nothing.
                code.visitVarInsn(Opcodes.ALOAD, 0);
                call(code, Opcodes.INVOKEVIRTUAL, point.owner(), "getClientInfo", "()L" + MCP_PARTY + ";");
                call(code, Opcodes.INVOKEVIRTUAL, MCP_PARTY, "name", STRING);
            }
            default -> code.visitInsn(Opcodes.ACONST_NULL);
        }
    }

    /** The parameter that knows who asks and in which session, or -1. */
    static int context(ExecutorPoint point) {
        return switch (point) {
            case LANGCHAIN4J_CONTEXT, LANGCHAIN4J_MCP_CONTEXT, ADK, ADK_LIVE -> 2;
            case LANGCHAIN4J_AGENT, ADK_AGENT, ADK_AGENT_LIVE -> 1;
            default -> -1;
        };
    }

    /** Pushes what knows the name of the agent that acts; may push {@code null}. The context is not {@code null}. */
    static void agent(ExecutorPoint point, MethodVisitor code) {
        if (point == ExecutorPoint.LANGCHAIN4J_AGENT) {
            code.visitVarInsn(Opcodes.ALOAD, 0);
            call(code, Opcodes.INVOKEINTERFACE, AGENT_INVOKER, "parent", "()L" + AGENT_INSTANCE + ";");
            return;
        }
        code.visitVarInsn(Opcodes.ALOAD, context(point));
        if (point.runsAgents()) {
            call(code, Opcodes.INVOKEVIRTUAL, ADK_INVOCATION, "agent", "()L" + ADK_AGENT + ";");
        }
    }

    /** Makes what knows the agent's name that name. */
    static void agentName(ExecutorPoint point, MethodVisitor code) {
        switch (point) {
            case LANGCHAIN4J_AGENT -> as(code, Opcodes.INVOKEINTERFACE, AGENT_INSTANCE, "name");
            case ADK_AGENT, ADK_AGENT_LIVE -> as(code, Opcodes.INVOKEVIRTUAL, ADK_AGENT, "name");
            case ADK, ADK_LIVE -> as(code, Opcodes.INVOKEVIRTUAL, ADK_CONTEXT, "agentName");
            default -> as(code, Opcodes.INVOKEINTERFACE, INVOCATION, "interfaceName");
        }
    }

    private static void as(MethodVisitor code, int opcode, String type, String method) {
        code.visitTypeInsn(Opcodes.CHECKCAST, type);
        call(code, opcode, type, method, STRING);
    }

    /** Pushes what the framework knows the session by. The context is not {@code null}. */
    static void session(ExecutorPoint point, MethodVisitor code) {
        code.visitVarInsn(Opcodes.ALOAD, context(point));
        switch (point) {
            case LANGCHAIN4J_AGENT ->
                call(code, Opcodes.INVOKEVIRTUAL, AGENT_SCOPE, "memoryId", "()Ljava/lang/Object;");
            case ADK_AGENT, ADK_AGENT_LIVE -> {
                call(code, Opcodes.INVOKEVIRTUAL, ADK_INVOCATION, "session", "()L" + ADK_SESSION + ";");
                call(code, Opcodes.INVOKEVIRTUAL, ADK_SESSION, "id", STRING);
            }
            case ADK, ADK_LIVE -> call(code, Opcodes.INVOKEVIRTUAL, ADK_CONTEXT, "sessionId", STRING);
            default -> call(code, Opcodes.INVOKEINTERFACE, INVOCATION, "chatMemoryId", "()Ljava/lang/Object;");
        }
    }

    /** Pushes the three types between which the signals go of what is returned: its own, the observer's, the connection's. */
    static void signals(ExecutorPoint point, MethodVisitor code) {
        boolean single = point == ExecutorPoint.ADK;
        String rx = "Lio/reactivex/rxjava3/";
        code.visitLdcInsn(Type.getType(single ? rx + "core/SingleSource;" : "Lorg/reactivestreams/Publisher;"));
        code.visitLdcInsn(Type.getType(single ? rx + "core/SingleObserver;" : "Lorg/reactivestreams/Subscriber;"));
        code.visitLdcInsn(Type.getType(single ? rx + "disposables/Disposable;" : "Lorg/reactivestreams/Subscription;"));
    }

    /** Makes what can be subscribed to, on the stack, what the executor returns. */
    static void promise(ExecutorPoint point, MethodVisitor code) {
        boolean single = point == ExecutorPoint.ADK;
        String source = single ? "io/reactivex/rxjava3/core/SingleSource" : "org/reactivestreams/Publisher";
        String type = single ? SINGLE : FLOWABLE;
        code.visitTypeInsn(Opcodes.CHECKCAST, source);
        call(code, Opcodes.INVOKESTATIC, type, "unsafeCreate", "(L" + source + ";)L" + type + ";");
    }

    /** Returns what the executor returns when a tool is refused, or throws it; the text is on the stack. */
    static void refuse(ExecutorPoint point, MethodVisitor code) {
        switch (point) {
            case LANGCHAIN4J, SPRING_AI, SPRING_AI_CONTEXT -> {
                // The text is the result.
            }
            case LANGCHAIN4J_CONTEXT, LANGCHAIN4J_MCP, LANGCHAIN4J_MCP_CONTEXT -> {
                call(code, Opcodes.INVOKESTATIC, RESULT, "builder", "()L" + BUILDER + ";");
                code.visitInsn(Opcodes.SWAP);
                call(code, Opcodes.INVOKEVIRTUAL, BUILDER, "resultText", "(Ljava/lang/String;)L" + BUILDER + ";");
                code.visitInsn(Opcodes.ICONST_1);
                call(code, Opcodes.INVOKEVIRTUAL, BUILDER, "isError", "(Z)L" + BUILDER + ";");
                call(code, Opcodes.INVOKEVIRTUAL, BUILDER, "build", "()L" + RESULT + ";");
            }
            default -> {
                call(code, Opcodes.INVOKESTATIC, MCP_RESULT, "builder", "()L" + MCP_BUILDER + ";");
                code.visitInsn(Opcodes.SWAP);
                String text = "(Ljava/lang/String;)L" + MCP_BUILDER + ";";
                call(code, Opcodes.INVOKEVIRTUAL, MCP_BUILDER, "addTextContent", text);
                code.visitFieldInsn(Opcodes.GETSTATIC, "java/lang/Boolean", "TRUE", "Ljava/lang/Boolean;");
                String error = "(Ljava/lang/Boolean;)L" + MCP_BUILDER + ";";
                call(code, Opcodes.INVOKEVIRTUAL, MCP_BUILDER, "isError", error);
                call(code, Opcodes.INVOKEVIRTUAL, MCP_BUILDER, "build", "()L" + MCP_RESULT + ";");
                if (point.promises()) {
                    call(code, Opcodes.INVOKESTATIC, MONO, "just", "(Ljava/lang/Object;)L" + MONO + ";");
                }
            }
            case ADK, ADK_LIVE -> {
                code.visitLdcInsn("error");
                code.visitInsn(Opcodes.SWAP);
                String of = "(Ljava/lang/Object;Ljava/lang/Object;)Ljava/util/Map;";
                code.visitMethodInsn(Opcodes.INVOKESTATIC, "java/util/Map", "of", of, true);
                String type = point == ExecutorPoint.ADK ? SINGLE : FLOWABLE;
                call(code, Opcodes.INVOKESTATIC, type, "just", "(Ljava/lang/Object;)L" + type + ";");
            }
            case ADK_AGENT, ADK_AGENT_LIVE -> {
                exception(code, SECURITY);
                call(code, Opcodes.INVOKESTATIC, FLOWABLE, "error", "(Ljava/lang/Throwable;)L" + FLOWABLE + ";");
            }
            case LANGCHAIN4J_AGENT -> exception(code, AGENT_EXCEPTION);
        }
        code.visitInsn(point == ExecutorPoint.LANGCHAIN4J_AGENT ? Opcodes.ATHROW : Opcodes.ARETURN);
    }

    /** Throws the refusal on the stack, or returns a promise that fails with it. */
    static void fail(ExecutorPoint point, MethodVisitor code) {
        if (point.promises()) {
            call(code, Opcodes.INVOKESTATIC, MONO, "error", "(Ljava/lang/Throwable;)L" + MONO + ";");
            code.visitInsn(Opcodes.ARETURN);
        } else {
            code.visitInsn(Opcodes.ATHROW);
        }
    }

    /** Makes the text on the stack an exception with it. */
    private static void exception(MethodVisitor code, String type) {
        code.visitTypeInsn(Opcodes.NEW, type);
        code.visitInsn(Opcodes.DUP_X1);
        code.visitInsn(Opcodes.SWAP);
        call(code, Opcodes.INVOKESPECIAL, type, "<init>", "(Ljava/lang/String;)V");
    }

    private static void call(MethodVisitor code, int opcode, String owner, String name, String descriptor) {
        code.visitMethodInsn(opcode, owner, name, descriptor, opcode == Opcodes.INVOKEINTERFACE);
    }
}
