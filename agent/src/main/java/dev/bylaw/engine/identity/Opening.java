// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.identity;

import dev.bylaw.policy.value.EntityUid;
import java.util.ArrayList;
import java.util.List;

/**
 * A binding that code asks for.
 *
 * @param members who shall act, from the outside in; at least one
 * @param session the session; {@code null} keeps the one that is bound
 * @param handsOn whether work is handed on in any case; else whoever acts already and is named first goes on acting
 * @param limits what the last member is limited to
 */
public record Opening(List<EntityUid> members, String session, boolean handsOn, Limits limits) {

    /** Refuses to bind nobody. */
    public Opening {
        members = List.copyOf(members);
        if (members.isEmpty()) {
            throw new IllegalArgumentException("Refused: a binding needs somebody who acts.");
        }
    }

    /**
     * A binding without limits.
     *
     * @param chain type and id of each member in turn
     */
    public static Opening of(String[] chain, String session) {
        return of(chain, session, false, Limits.NONE);
    }

    /** The same, of work that may be handed on and limited. */
    public static Opening of(String[] chain, String session, boolean handsOn, Limits limits) {
        List<EntityUid> members = new ArrayList<>(chain.length / 2);
        for (int i = 0; i + 1 < chain.length; i += 2) {
            members.add(EntityUid.of(chain[i], chain[i + 1]));
        }
        return new Opening(members, session, handsOn, limits);
    }
}
