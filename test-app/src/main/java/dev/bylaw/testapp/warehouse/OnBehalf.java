// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.testapp.warehouse;

import dev.bylaw.annotations.Binding;
import dev.bylaw.annotations.Bylaw;
import dev.bylaw.annotations.Principal;
import dev.bylaw.testapp.warehouse.Passes.Pass;
import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.server.McpStatelessServerHandler;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpStatelessServerTransport;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/**
 * Has the server run tools under the names that are in the pass of the request, and the warehouse's own at the end: around the
 * whole of the answer, so that whoever asks about the tool knows them.
 */
final class OnBehalf implements McpStatelessServerTransport {

    private static final Principal AGENT = Principal.of("Agent", "warehouse");

    private final McpStatelessServerTransport transport;

    OnBehalf(McpStatelessServerTransport transport) {
        this.transport = transport;
    }

    /** What the tools of a request are to know of it. */
    static McpTransportContext context(HttpServletRequest request) {
        return McpTransportContext.create(Map.of(PassFilter.ATTRIBUTE, request.getAttribute(PassFilter.ATTRIBUTE)));
    }

    @Override
    public void setMcpHandler(McpStatelessServerHandler server) {
        transport.setMcpHandler(new McpStatelessServerHandler() {
            @Override
            public Mono<JSONRPCResponse> handleRequest(McpTransportContext context, JSONRPCRequest request) {
                return request.method().equals(McpSchema.METHOD_TOOLS_CALL)
                        ? Mono.fromCallable(() -> answer(server, context, request))
                        : server.handleRequest(context, request);
            }

            @Override
            public Mono<Void> handleNotification(McpTransportContext context, JSONRPCNotification notification) {
                return server.handleNotification(context, notification);
            }
        });
    }

    /** Where the work may not be handed on to the warehouse, its caller reads why. */
    private static JSONRPCResponse answer(
            McpStatelessServerHandler server, McpTransportContext context, JSONRPCRequest request) throws Exception {
        try {
            return binding((Pass) context.get(PassFilter.ATTRIBUTE))
                    .call(() -> server.handleRequest(context, request).block());
        } catch (SecurityException refused) {
            CallToolResult result = CallToolResult.builder()
                    .addTextContent(refused.getMessage())
                    .isError(true)
                    .build();
            return new JSONRPCResponse(McpSchema.JSONRPC_VERSION, request.id(), result, null);
        }
    }

    private static Binding binding(Pass pass) {
        List<Principal> members = new ArrayList<>(pass.chain());
        members.add(AGENT);
        Binding binding =
                Bylaw.as(members.get(0), members.subList(1, members.size()).toArray(new Principal[0]));
        return pass.session().map(binding::inSession).orElse(binding);
    }

    @Override
    public List<String> protocolVersions() {
        return transport.protocolVersions();
    }

    @Override
    public Mono<Void> closeGracefully() {
        return transport.closeGracefully();
    }
}
