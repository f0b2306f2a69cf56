// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

import java.util.List;

/**
 * A line of the ledger: a class, in one loader, and the sites woven into it.
 *
 * @param className with dots
 * @param loader for people: the loader's class and name
 * @param digest SHA-256 of the class file as it came to the weaver, lower-case hexadecimal
 * @param sites in the order of the class file
 */
public record Woven(String className, String loader, String digest, List<Site> sites) {

    /** Keeps a copy of the sites. */
    public Woven {
        sites = List.copyOf(sites);
    }
}
