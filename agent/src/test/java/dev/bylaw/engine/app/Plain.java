// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.app;

/** Knows nothing of governance. */
public class Plain {

    /** Wipes it. */
    public String wipe(String id) {
        return "wiped " + id;
    }
}
