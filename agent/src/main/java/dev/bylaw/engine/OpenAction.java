// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import dev.bylaw.engine.identity.Chain;
import dev.bylaw.policy.value.EntityUid;

/** An allowed invocation as tasks see it that were handed over while it was open. Any thread may look whether it still is. */
final class OpenAction {

    static final OpenAction[] NONE = {};

    /** Stands for all that have ended. */
    static final OpenAction ENDED = new OpenAction(null, null);

    static {
        ENDED.ended = true;
    }

    final EntityUid action;
    final Chain chain;
    /** Written by the thread that it was open on. */
    volatile boolean ended;

    OpenAction(EntityUid action, Chain chain) {
        this.action = action;
        this.chain = chain;
    }
}
