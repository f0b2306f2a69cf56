// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import dev.bylaw.engine.identity.Bindings;
import dev.bylaw.policy.value.EntityUid;

/** Answers the identity API, and has written down who was refused another identity. Any thread. */
final class IdentityCalls {

    private static final String API = "dev.bylaw.annotations.";

    private final Bindings bindings;
    private final RefusedPowers refusals;

    IdentityCalls(Bindings bindings, RefusedPowers refusals) {
        this.bindings = bindings;
        this.refusals = refusals;
    }

    /** What the method of this name of {@code Enforcement} returns. */
    Object serve(String operation, Object[] arguments) {
        return switch (operation) {
            case "capture" -> bindings.capture();
            case "carry" -> carry(arguments[0]);
            case "open" -> open((String[]) arguments[0], (String) arguments[1]);
            case "resume" -> bindings.resume(arguments[0]);
            case "close" -> {
                bindings.close(arguments[0]);
                yield null;
            }
            case "describe" -> bindings.describe(arguments[0]);
            default ->
                throw new SecurityException("Refused: this version of bylaw.jar does not know \"" + operation
                        + "\". Use the bylaw-annotations of the same version.");
        };
    }

    private Object open(String[] chain, String session) {
        try {
            return bindings.open(chain, session);
        } catch (SecurityException refused) {
            String wanted = EntityUid.of(chain[chain.length - 2], chain[chain.length - 1])
                    .toString();
            refusals.identity(API + "Bylaw", "as", wanted, refused.getMessage());
            throw refused;
        }
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
