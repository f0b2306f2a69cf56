// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.testapp.warehouse;

import dev.bylaw.annotations.Binding;
import dev.bylaw.annotations.Bylaw;
import dev.bylaw.annotations.Principal;
import dev.bylaw.testapp.warehouse.Passes.Pass;
import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.server.McpStatelessServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs the warehouse's tools under the names that are in the pass of the request, and the warehouse's own at the end. */
final class OnBehalf {

    private static final Principal AGENT = Principal.of("Agent", "warehouse");

    private OnBehalf() {}

    /** What the tools of a request are to know of it. */
    static McpTransportContext context(HttpServletRequest request) {
        return McpTransportContext.create(Map.of(PassFilter.ATTRIBUTE, request.getAttribute(PassFilter.ATTRIBUTE)));
    }

    /** The same tool; where the work may not be handed on to the warehouse, its caller reads why. */
    static SyncToolSpecification run(SyncToolSpecification tool) {
        return new SyncToolSpecification(tool.tool(), (context, request) -> call(tool, context, request));
    }

    private static CallToolResult call(
            SyncToolSpecification tool, McpTransportContext context, CallToolRequest request) {
        try {
            return binding((Pass) context.get(PassFilter.ATTRIBUTE))
                    .call(() -> tool.callHandler().apply(context, request));
        } catch (SecurityException refused) {
            return CallToolResult.builder()
                    .addTextContent(refused.getMessage())
                    .isError(true)
                    .build();
        } catch (RuntimeException failed) {
            throw failed;
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static Binding binding(Pass pass) {
        List<Principal> members = new ArrayList<>(pass.chain());
        members.add(AGENT);
        Binding binding =
                Bylaw.as(members.get(0), members.subList(1, members.size()).toArray(new Principal[0]));
        return pass.session().map(binding::inSession).orElse(binding);
    }
}
