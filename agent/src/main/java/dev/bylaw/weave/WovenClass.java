// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

import java.util.LinkedHashMap;
import java.util.Map;

/** What was woven into one class of one loader. A method that is in here stays governed, whatever its class file says later. */
final class WovenClass {

    final LateDigest digest;

    /** By name and descriptor. */
    final Map<String, Site> sites = new LinkedHashMap<>();

    WovenClass(LateDigest digest) {
        this.digest = digest;
    }

    boolean has(Site site) {
        for (Site each : sites.values()) {
            if (each.id() == site.id()) {
                return true;
            }
        }
        return false;
    }
}
