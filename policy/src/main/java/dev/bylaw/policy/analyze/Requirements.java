// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.analyze;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a number of policies may look at when they are evaluated.
 *
 * <h2>Guarantees</h2>
 * Conservative: an evaluation never looks at a part of the context, or at an attribute of the principal or the resource,
 * that is not covered here. Two requests that agree on what is covered get the same decision.
 * <h2>Not guaranteed</h2>
 * That everything covered is looked at.
 *
 * @param contextPaths paths of attributes from the context down, such as {@code [input, amount]}. A path covers itself and
 *     all below it; the empty path covers the whole context
 * @param principalAttributes attributes read of {@code principal} by that name
 * @param resourceAttributes attributes read of {@code resource} by that name
 * @param otherAttributes attributes read of what an expression yields, which may be a record or any entity, the principal
 *     and the resource among them
 * @param readsTags whether tags are read of any entity
 */
public record Requirements(
        Set<List<String>> contextPaths,
        Set<String> principalAttributes,
        Set<String> resourceAttributes,
        Set<String> otherAttributes,
        boolean readsTags) {

    /** Copies the sets. */
    public Requirements {
        contextPaths = Set.copyOf(contextPaths);
        principalAttributes = Collections.unmodifiableSet(new TreeSet<>(principalAttributes));
        resourceAttributes = Collections.unmodifiableSet(new TreeSet<>(resourceAttributes));
        otherAttributes = Collections.unmodifiableSet(new TreeSet<>(otherAttributes));
    }

    /** Whether this part of the context, or something below or above it, may be looked at. */
    public boolean mayReadContext(String... path) {
        List<String> asked = List.of(path);
        for (List<String> covered : contextPaths) {
            int common = Math.min(covered.size(), asked.size());
            if (covered.subList(0, common).equals(asked.subList(0, common))) {
                return true;
            }
        }
        return false;
    }
}
