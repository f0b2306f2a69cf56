// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import dev.bylaw.engine.identity.Chain;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * To whom a user's work was handed before it came here, as a token says that the service has verified: the actors of RFC 8693,
 * section 4.1, or the client that the token was issued to.
 *
 * <p>The framework is asked for the claims, by its public method; of those, texts and maps are read and nothing else.
 */
final class TokenActors {

    /** In Spring Security 6 and 7, what a JWT and an introspected token have in common. */
    private static final String TOKEN =
            "org.springframework.security.oauth2.server.resource.authentication.AbstractOAuth2TokenAuthenticationToken";

    private static final int LONGEST_NAME = 1_000;

    private TokenActors() {}

    /** The claims; {@code null} where it was no token that proved who this is. */
    static Map<?, ?> claims(Object authentication) throws ReflectiveOperationException {
        for (Class<?> type = authentication.getClass(); type != null; type = type.getSuperclass()) {
            if (type.getName().equals(TOKEN)) {
                Object claims = type.getMethod("getTokenAttributes").invoke(authentication);
                if (claims instanceof Map<?, ?> map) {
                    return map;
                }
                throw new IllegalArgumentException("the token has no claims");
            }
        }
        return null;
    }

    /**
     * Their names, the first that the work was handed to first, and the one who calls last.
     *
     * @param subject the user, as the service names him
     * @throws IllegalArgumentException when the claims do not say it in the form of the standard
     */
    static List<String> of(Map<?, ?> claims, String subject) {
        List<String> actors = new ArrayList<>();
        Object act = claims.get("act");
        while (act != null) {
            if (!(act instanceof Map<?, ?> actor) || actors.size() == Chain.LONGEST - 1) {
                throw new IllegalArgumentException(
                        "act must be an object, nested at most " + (Chain.LONGEST - 1) + " deep");
            }
            actors.add(0, name("act.sub", actor.get("sub")));
            act = actor.get("act");
        }
        Object client = claims.get("client_id") == null ? claims.get("azp") : claims.get("client_id");
        if (actors.isEmpty() && client != null && !subject.equals(client)) {
            actors.add(name("client_id", client));
        }
        return actors;
    }

    private static String name(String claim, Object value) {
        if (value instanceof String text && !text.isEmpty() && text.length() <= LONGEST_NAME) {
            return text;
        }
        throw new IllegalArgumentException(claim + " must be a text of 1 to " + LONGEST_NAME + " characters");
    }
}
