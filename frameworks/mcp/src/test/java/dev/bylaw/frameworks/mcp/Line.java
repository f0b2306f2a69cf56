// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.frameworks.mcp;

import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.server.McpStatelessServerHandler;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.ClientCapabilities;
import io.modelcontextprotocol.spec.McpSchema.Implementation;
import io.modelcontextprotocol.spec.McpSchema.InitializeRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpServerSession;
import io.modelcontextprotocol.spec.McpServerTransport;
import io.modelcontextprotocol.spec.McpServerTransportProvider;
import io.modelcontextprotocol.spec.McpStatelessServerTransport;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Mono;

/** A line to a server in this process, with a client at its other end that says in its greeting that it is the admin. */
final class Line implements McpServerTransportProvider, McpStatelessServerTransport, McpServerTransport {

    /** Nothing was written down, so nothing has to be read. */
    static final McpJsonMapper MAPPER = (McpJsonMapper) Proxy.newProxyInstance(
            Line.class.getClassLoader(), new Class<?>[] {McpJsonMapper.class}, (mapper, method, arguments) -> {
                if (method.getName().equals("convertValue")) {
                    return arguments[0];
                }
                throw new UnsupportedOperationException(method.getName());
            });

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final BlockingQueue<JSONRPCResponse> answers = new LinkedBlockingQueue<>();
    private McpServerSession session;
    private McpStatelessServerHandler stateless;
    private int number;

    /** The client comes. */
    void greet() {
        InitializeRequest greeting = new InitializeRequest(
                "2024-11-05", ClientCapabilities.builder().build(), new Implementation("admin", "1"));
        ask(McpSchema.METHOD_INITIALIZE, greeting);
        session.handle(new JSONRPCNotification("2.0", McpSchema.METHOD_NOTIFICATION_INITIALIZED, null))
                .block(PATIENCE);
    }

    /** What the server answers: a result, or the error's message. */
    Object ask(String method, Object parameters) {
        JSONRPCRequest request = new JSONRPCRequest("2.0", method, ++number, parameters);
        if (stateless != null) {
            return said(
                    stateless.handleRequest(McpTransportContext.EMPTY, request).block(PATIENCE));
        }
        session.handle(request).block(PATIENCE);
        try {
            return said(answers.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        } catch (InterruptedException nobodyDoes) {
            throw new AssertionError(nobodyDoes);
        }
    }

    /** A server's answer that somebody wants twice. */
    void askTwice(String method, Object parameters) {
        Mono<JSONRPCResponse> answer = stateless.handleRequest(
                McpTransportContext.EMPTY, new JSONRPCRequest("2.0", method, ++number, parameters));
        answer.block(PATIENCE);
        answer.block(PATIENCE);
    }

    private static Object said(JSONRPCResponse response) {
        return response.error() == null
                ? response.result()
                : "error " + response.error().message();
    }

    @Override
    public void setSessionFactory(McpServerSession.Factory factory) {
        session = factory.create(this);
    }

    @Override
    public void setMcpHandler(McpStatelessServerHandler handler) {
        stateless = handler;
    }

    @Override
    public Mono<Void> sendMessage(JSONRPCMessage message) {
        if (message instanceof JSONRPCResponse response) {
            answers.add(response);
        }
        return Mono.empty();
    }

    @Override
    public Mono<Void> notifyClients(String method, Object parameters) {
        return Mono.empty();
    }

    @Override
    public Mono<Void> closeGracefully() {
        return Mono.empty();
    }

    @Override
    public void close() {
        // Nothing is open.
    }

    @Override
    public java.util.List<String> protocolVersions() {
        return java.util.List.of("2024-11-05");
    }

    @Override
    @SuppressWarnings("unchecked") // both ends are here, and hand over what the protocol says
    public <T> T unmarshalFrom(Object data, TypeRef<T> type) {
        return (T) data;
    }
}
