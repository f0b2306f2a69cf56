// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.value;

/**
 * A Cedar value.
 *
 * <h2>Guarantees</h2>
 * Immutable, so any thread may share it. {@link Object#equals} is Cedar's {@code ==}: it never fails, values of unlike
 * types are unequal, sets ignore order and duplicates, records compare by content. {@link Object#toString} gives Cedar
 * text that parses and evaluates to an equal value, and equal values give equal text.
 * <h2>Not guaranteed</h2>
 * A bound on nesting: whoever builds values from outside data bounds it at the door, as the readers of this module do.
 */
public sealed interface Value
        permits BoolValue,
                LongValue,
                StringValue,
                EntityUid,
                SetValue,
                RecordValue,
                Decimal,
                IpAddr,
                Datetime,
                Duration {

    /** The name of the value's type as messages print it: {@code long}, {@code set}, {@code entity}, and so on. */
    String typeName();
}
