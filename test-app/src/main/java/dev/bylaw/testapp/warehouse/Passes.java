// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.testapp.warehouse;

import dev.bylaw.annotations.Authority;
import dev.bylaw.annotations.Bylaw;
import dev.bylaw.annotations.Principal;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Who may send requests to the warehouse, and on whose behalf. Stands where a real service has an authorisation server that
 * exchanges tokens (RFC 8693): the caller gets an opaque token for what is bound where it is issued, and the warehouse
 * redeems it. Nothing that the caller says of itself counts.
 */
@Component
public class Passes {

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Pass> issued = new ConcurrentHashMap<>();

    /** A pass for who acts on this thread. It is good until it is closed. */
    public Pass issue() {
        byte[] token = new byte[16];
        random.nextBytes(token);
        Authority authority = Bylaw.current();
        Pass pass = new Pass(HexFormat.of().formatHex(token), authority.chain(), authority.session(), this);
        issued.put(pass.token(), pass);
        return pass;
    }

    /** The pass of this token, if it is good. */
    Optional<Pass> redeem(String token) {
        return Optional.ofNullable(issued.get(token));
    }

    /**
     * A pass.
     *
     * @param token what a request carries
     * @param chain who acts, outermost first; empty without the enforcer
     * @param session the conversation that it belongs to
     */
    public record Pass(String token, List<Principal> chain, Optional<String> session, Passes issuer)
            implements AutoCloseable {

        /** From here on, it is good for nothing. */
        @Override
        public void close() {
            issuer.issued.remove(token);
        }

        @Override
        public String toString() {
            return "a pass for " + chain;
        }
    }
}
