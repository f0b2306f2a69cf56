// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.testapp.warehouse;

import dev.bylaw.annotations.Binding;
import dev.bylaw.annotations.Bylaw;
import dev.bylaw.annotations.Principal;
import dev.bylaw.testapp.warehouse.Passes.Pass;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lets requests with a good pass through, under the names that are in it and the warehouse's own. */
final class PassFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final String SCHEME = "Bearer ";
    private static final Principal AGENT = Principal.of("Agent", "warehouse");

    private final transient Passes passes;

    PassFilter(Passes passes) {
        this.passes = passes;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String header = request.getHeader("Authorization");
        Optional<Pass> pass = header == null || !header.startsWith(SCHEME)
                ? Optional.empty()
                : passes.redeem(header.substring(SCHEME.length()));
        if (pass.isEmpty()) {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        try {
            binding(pass.get()).call(() -> {
                chain.doFilter(request, response);
                return null;
            });
        } catch (IOException | ServletException | RuntimeException failed) {
            throw failed;
        } catch (Exception failed) {
            throw new ServletException(failed);
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
