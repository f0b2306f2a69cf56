// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

import java.util.List;

/**
 * What would be governed in a class that is not loaded yet, as far as its own class file says: what it inherits is not in it.
 *
 * @param className with dots
 * @param methods the names of all its methods
 * @param sites the methods that would be woven; their numbers mean nothing
 * @param declarations the abstract methods whose implementations would be woven; names of parameters may be empty
 * @param gaps the methods that could not be
 */
public record Foreseen(
        String className, List<String> methods, List<Site> sites, List<Site> declarations, List<Gap> gaps) {

    /** Keeps copies of the lists. */
    public Foreseen {
        methods = List.copyOf(methods);
        sites = List.copyOf(sites);
        declarations = List.copyOf(declarations);
        gaps = List.copyOf(gaps);
    }

    /** Whether there is nothing governed about the class. */
    public boolean isUngoverned() {
        return sites.isEmpty() && gaps.isEmpty() && declarations.isEmpty();
    }
}
