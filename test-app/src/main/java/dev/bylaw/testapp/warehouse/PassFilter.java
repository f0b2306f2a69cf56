// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.testapp.warehouse;

import dev.bylaw.testapp.warehouse.Passes.Pass;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** Lets requests with a good pass through, and nobody else's. */
final class PassFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    /** Where the pass of a request is found behind this filter. */
    static final String ATTRIBUTE = Pass.class.getName();

    private static final String SCHEME = "Bearer ";

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
        request.setAttribute(ATTRIBUTE, pass.get());
        chain.doFilter(request, response);
    }
}
