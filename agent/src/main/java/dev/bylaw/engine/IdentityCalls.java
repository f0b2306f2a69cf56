// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import dev.bylaw.engine.identity.Bindings;
import dev.bylaw.engine.identity.Limits;
import dev.bylaw.engine.identity.Opening;
import dev.bylaw.policy.value.EntityUid;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Answers the identity API, and has written down who was refused another identity. Any thread. */
final class IdentityCalls {

    private static final String API = "dev.bylaw.annotations.";

    private final Bindings bindings;
    private final Delegations delegations;
    /** {@code null} where the service's own authentication is not asked. */
    private final InboundIdentity inbound;

    private final RefusedPowers refusals;

    IdentityCalls(Bindings bindings, Delegations delegations, InboundIdentity inbound, RefusedPowers refusals) {
        this.bindings = bindings;
        this.delegations = delegations;
        this.inbound = inbound;
        this.refusals = refusals;
    }

    /** What hands work on, also for frameworks. */
    Delegations delegations() {
        return delegations;
    }

    /** Ends what {@code authenticated} began, if the number is one of those. */
    boolean ends(int call) {
        return inbound != null && inbound.close(call);
    }

    /** What the method of this name of {@code Enforcement} returns. */
    Object serve(String operation, Object[] arguments) {
        return switch (operation) {
            case "capture" -> bindings.capture();
            case "carry" -> carry(arguments[0]);
            case "open" -> open(opening(arguments));
            case "authenticated" -> inbound == null ? Actor.NONE : inbound.open(arguments[0]);
            case "resume" -> bindings.resume(arguments[0]);
            case "close" -> {
                delegations.close(arguments[0], null);
                yield null;
            }
            case "failed" -> {
                delegations.close(arguments[0], (Throwable) arguments[1]);
                yield null;
            }
            case "describe" -> bindings.describe(arguments[0]);
            default ->
                throw new SecurityException("Refused: this version of bylaw.jar does not know \"" + operation
                        + "\". Use the bylaw-annotations of the same version.");
        };
    }

    /** What the API asks for: chain, session, whether it hands work on, nanoseconds, calls, actions. */
    private static Opening opening(Object[] said) {
        String[] chain = (String[]) said[0];
        String session = (String) said[1];
        if (said.length < 6) {
            return Opening.of(chain, session); // an API of before there were limits
        }
        long nanos = (Long) said[3];
        int calls = (Integer) said[4];
        String[] only = (String[]) said[5];
        return Opening.of(
                chain,
                session,
                (Boolean) said[2],
                new Limits(
                        nanos < 0 ? Optional.empty() : Optional.of(Duration.ofNanos(nanos)),
                        calls < 0 ? OptionalInt.empty() : OptionalInt.of(calls),
                        only == null ? Optional.empty() : Optional.of(Set.copyOf(Arrays.asList(only)))));
    }

    private Object open(Opening wanted) {
        try {
            bindings.mayOpen();
        } catch (SecurityException refused) {
            String acting = wanted.members().get(wanted.members().size() - 1).toString();
            refusals.identity(API + "Bylaw", "as", acting, refused.getMessage());
            throw refused;
        }
        return delegations.open(wanted);
    }

    private Object carry(Object captured) {
        try {
            return bindings.carry(captured);
        } catch (SecurityException refused) {
            String[] wanted = bindings.describe(captured);
            String member = EntityUid.of(wanted[wanted.length - 2], wanted[wanted.length - 1])
                    .toString();
            refusals.identity(API + "Authority", "wrap", member, refused.getMessage());
            throw refused;
        }
    }
}
