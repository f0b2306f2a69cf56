// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import dev.bylaw.policy.value.BoolValue;
import dev.bylaw.policy.value.SetValue;
import dev.bylaw.policy.value.Value;

/**
 * What goes on around a call, as policies read it. What no policy reads is not looked up.
 *
 * @param within the allowed actions that are open around it, for {@code context.within}
 * @param outlived whether it is work that was handed over in a binding or call that has ended, for {@code context.outlived}
 */
record Occasion(SetValue within, boolean outlived) {

    /** What policies are given that read neither: most of them, so nothing is made for their calls. */
    static final Occasion UNREAD = new Occasion(Actor.NOTHING, false);

    Value outlivedValue() {
        return BoolValue.of(outlived);
    }
}
