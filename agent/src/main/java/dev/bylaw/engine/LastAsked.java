// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import dev.bylaw.engine.identity.Chain;
import dev.bylaw.policy.Request;
import dev.bylaw.policy.value.EntityUid;

/**
 * What the last call of a site asked, for the next one that asks the same: of an action without arguments nothing differs
 * from call to call as long as the same chain acts.
 *
 * <p>Any thread. One is kept, whoever's it was.
 */
final class LastAsked {

    /** Racy on purpose: what it refers to is immutable, and whoever misses it makes the same again. */
    private Asked asked;

    @SuppressWarnings("ArrayRecordComponent") // looked into, and compared nowhere
    private record Asked(Chain chain, EntityUid resource, Request[] requests) {}

    /** A request for each member of the chain, or {@code null} when another chain asked, or about something else. */
    Request[] by(Chain chain, EntityUid resource) {
        Asked last = asked;
        return last != null && last.chain == chain && resource.equals(last.resource) ? last.requests : null;
    }

    /** Keeps them. */
    void keep(Chain chain, EntityUid resource, Request[] requests) {
        asked = new Asked(chain, resource, requests);
    }
}
