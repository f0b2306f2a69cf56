// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.identity;

import dev.bylaw.policy.value.EntityUid;

/** Whether work may be handed on, and to which chain that leads. */
public interface HandOver {

    /**
     * Hands work on.
     *
     * @return the chain that works from here on
     * @throws SecurityException when it may not be
     */
    Chain from(Chain acting, EntityUid to);
}
