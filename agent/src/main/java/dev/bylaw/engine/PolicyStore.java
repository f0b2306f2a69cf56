// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import dev.bylaw.engine.config.Settings;

/**
 * What decides now. One volatile field: a call reads it once, a reload replaces it whole.
 */
final class PolicyStore {

    private final Settings.Arguments recorded;
    private volatile Version current;

    /** The policies, and what they and the records want to know of each site. */
    record Version(PolicyBundle bundle, Interest interest, Decider decider) {}

    PolicyStore(PolicyBundle first, Settings.Arguments recorded) {
        this.recorded = recorded;
        this.current = version(first);
    }

    Version version(PolicyBundle bundle) {
        Interest interest = new Interest(bundle, recorded);
        return new Version(bundle, interest, new Decider(bundle, interest));
    }

    Version current() {
        return current;
    }

    void replace(Version next) {
        current = next;
    }
}
