// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

import java.util.List;

/**
 * An entry of {@code govern:}, which governs methods that carry no annotation.
 *
 * @param method which methods
 * @param action the action's name in policies; {@code null} for the method's own name
 * @param resource the resource's template, for example {@code Customer::{0}}; {@code null} for none
 * @param context names of the parameters, by position, which stand before any name in the class file; parameters beyond the
 *     last name are known by the class file's names. Empty when the class file's names will do. Where neither gives a
 *     name, the method denies every call; but parameters of methods matched by a star are then ignored
 * @param file the file that holds the entry, for messages
 * @param line the entry's line in it, from 1
 */
public record GovernRule(
        MethodPattern method, String action, String resource, List<String> context, String file, int line) {

    /** Keeps a copy of the names. */
    public GovernRule {
        context = List.copyOf(context);
    }
}
