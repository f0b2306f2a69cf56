// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.identity;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What somebody wants work to be limited to. Becomes {@link Terms} at the moment when the work is handed on.
 *
 * @param time for how long, from then on
 * @param calls how many calls it may make
 * @param only the names of the actions that it may ask for
 */
public record Limits(Optional<Duration> time, OptionalInt calls, Optional<Set<String>> only) {

    /** Nothing is limited. */
    public static final Limits NONE = new Limits(Optional.empty(), OptionalInt.empty(), Optional.empty());
}
