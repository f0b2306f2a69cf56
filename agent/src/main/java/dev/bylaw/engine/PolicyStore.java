// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

/**
 * The bundle that decides now. One volatile field: a call reads it once, a reload replaces it whole.
 */
final class PolicyStore {

    private volatile PolicyBundle current;

    PolicyStore(PolicyBundle first) {
        this.current = first;
    }

    PolicyBundle current() {
        return current;
    }

    void replace(PolicyBundle next) {
        current = next;
    }
}
