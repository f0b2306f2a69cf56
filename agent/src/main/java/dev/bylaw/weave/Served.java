// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

/**
 * Where a server of the MCP SDK calls what the application gave it for its clients. A specification pairs what is offered with
 * a handler; there are those that answer at once, and those that answer with a promise, and the server makes one of the second
 * kind of each of the first. So what answers at once is asked about in the adapter, on the thread that it runs on, and what
 * answers with a promise when it is kept in its specification.
 *
 * <p>Read in 0.18.1, 1.1.2 and 2.1.0, which differ in neither place.
 */
final class Served {

    static final String PACKAGE = "io/modelcontextprotocol/server/";

    /** The adapter is a lambda of the method that converts specifications. */
    static final String LAMBDA = "lambda$" + Served.CONVERTS + "$";

    /** The method that converts specifications. */
    static final String CONVERTS = "fromSync";

    /** Stands for the constructor of a specification that puts its handler into a field, whatever else it is given. */
    static final String KEEPS = "keeps";

    /** The field with what answers to reading. */
    static final String READS = "readHandler";

    /** The field with what writes a prompt. */
    static final String PROMPTS = "promptHandler";

    static final String SYNC_CLIENT = "io/modelcontextprotocol/client/McpSyncClient";
    static final String ASYNC_CLIENT = "io/modelcontextprotocol/client/McpAsyncClient";
    static final String MONO = "Lreactor/core/publisher/Mono;";
    static final String READ_RESULT = "Lio/modelcontextprotocol/spec/McpSchema$ReadResourceResult;";
    static final String PROMPT_RESULT = "Lio/modelcontextprotocol/spec/McpSchema$GetPromptResult;";

    private static final String SCHEMA = "Lio/modelcontextprotocol/spec/McpSchema$";
    private static final String SESSIONS = PACKAGE + "McpServerFeatures$";
    private static final String STATELESS = PACKAGE + "McpStatelessServerFeatures$";

    private Served() {}

    /** The descriptor by which a client reads. */
    static String reads(String result) {
        return '(' + SCHEMA + "ReadResourceRequest;)" + result;
    }

    /** The descriptor by which a client gets a prompt. */
    static String prompts(String result) {
        return '(' + SCHEMA + "GetPromptRequest;)" + result;
    }

    /** The specification that answers with a promise. */
    static String of(String what, boolean stateless) {
        return (stateless ? STATELESS : SESSIONS) + "Async" + what + "Specification";
    }

    /** The descriptor of the adapter in it. */
    static String at(String what, boolean stateless) {
        String specification = 'L' + (stateless ? STATELESS : SESSIONS) + "Sync" + what + "Specification;";
        String from = stateless
                ? "Lio/modelcontextprotocol/common/McpTransportContext;"
                : 'L' + PACKAGE + "McpAsyncServerExchange;";
        return switch (what) {
            case "Tool" -> '(' + specification + from + SCHEMA + "CallToolRequest;)" + SCHEMA + "CallToolResult;";
            case "Prompt" -> '(' + specification + from + SCHEMA + "GetPromptRequest;)" + PROMPT_RESULT;
            default -> '(' + specification + from + SCHEMA + "ReadResourceRequest;)" + READ_RESULT;
        };
    }

    /** The server's own handler around another one that was kept before; {@code null} where there is none. */
    static String adapter(ExecutorPoint point) {
        if (!point.method().equals("callHandler")) {
            return null;
        }
        boolean stateless = point.owner().startsWith(STATELESS);
        return (PACKAGE + (stateless ? "McpStatelessAsyncServer" : "McpAsyncServer")
                        + "$StructuredOutputCallToolHandler")
                .replace('/', '.');
    }
}
