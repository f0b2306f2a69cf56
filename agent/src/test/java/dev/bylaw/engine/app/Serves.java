// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.app;

import dev.bylaw.annotations.Bylaw;
import dev.bylaw.annotations.Principal;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.access.intercept.AuthorizationFilter;

/** Serves requests behind the real filter of Spring Security, and pays in them. Prints what became of each. */
public final class Serves {

    private final AuthorizationFilter filter =
            new AuthorizationFilter((authentication, context) -> new AuthorizationDecision(true));
    private final Till till = new Till();

    private Serves() {}

    /** Takes no arguments. */
    public static void main(String[] arguments) throws Exception {
        Serves service = new Serves();
        Authentication alice = new TestingAuthenticationToken("alice", "secret", "ROLE_USER");
        Authentication unproven = new TestingAuthenticationToken("alice", "secret");
        unproven.setAuthenticated(false);
        service.request("authenticated", alice, (request, response) -> service.pay("authenticated"));
        service.request(
                "again",
                alice,
                (request, response) -> Bylaw.as(Principal.of("User", "alice")).run(() -> service.pay("again")));
        service.request(
                "agent",
                alice,
                (request, response) ->
                        Bylaw.delegate(Principal.of("Agent", "payer")).run(() -> service.pay("agent")));
        service.request("unproven", unproven, (request, response) -> service.pay("unproven"));
        service.request(
                "anonymous",
                new AnonymousAuthenticationToken("key", "alice", AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS")),
                (request, response) -> service.pay("anonymous"));
        service.request("nobody", null, (request, response) -> service.pay("nobody"));
        service.request(
                "acting",
                token("act", actor("courier", actor("planner", null))),
                (request, response) -> service.pay("acting"));
        service.request("client", token("azp", "portal"), (request, response) -> service.pay("client"));
        service.request("unreadable", token("act", "courier"), (request, response) -> service.pay("unreadable"));
        service.request("broken", alice, (request, response) -> {
            throw new IllegalStateException("the page is broken");
        });
        service.pay("afterwards");
        Bylaw.as(Principal.of("User", "bob"))
                .run(() -> service.request(
                        "bound",
                        alice,
                        (request, response) ->
                                System.out.println(Bylaw.current().chain())));
    }

    private static Authentication token(String claim, Object value) {
        Jwt jwt = Jwt.withTokenValue("verified elsewhere")
                .header("alg", "RS256")
                .subject("alice")
                .claim(claim, value)
                .build();
        return new JwtAuthenticationToken(jwt, AuthorityUtils.createAuthorityList("SCOPE_pay"));
    }

    private static Map<String, Object> actor(String name, Map<String, Object> before) {
        return before == null ? Map.of("sub", name) : Map.of("sub", name, "act", before);
    }

    private void request(String what, Authentication who, FilterChain rest) {
        SecurityContextHolder.setContext(new SecurityContextImpl(who));
        try {
            filter.doFilter(
                    answering(HttpServletRequest.class, DispatcherType.REQUEST),
                    answering(HttpServletResponse.class, null),
                    rest);
        } catch (Exception thrown) {
            System.out.println(what + " threw " + thrown.getMessage());
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    private static <T> T answering(Class<T> type, DispatcherType dispatch) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> method.getReturnType() == DispatcherType.class ? dispatch : null));
    }

    private void pay(String what) {
        try {
            till.pay("m1", 10);
            System.out.println(what + " paid");
        } catch (SecurityException refused) {
            System.out.println(what + " refused");
        }
    }
}
