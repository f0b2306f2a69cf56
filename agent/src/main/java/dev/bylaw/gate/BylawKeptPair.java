// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.gate;

import java.util.function.BiConsumer;
import java.util.function.BiFunction;

/**
 * Like {@link BylawKept}, for functions of two arguments: one class cannot be a {@code Function} and a {@code BiFunction}.
 *
 * @param <A> what the function is given first
 * @param <B> what it is given second
 * @param <R> what it returns
 */
final class BylawKeptPair<A, B, R> extends BylawErrand implements BiFunction<A, B, R>, BiConsumer<A, B> {

    private final Object authority;

    BylawKeptPair(Object task, Object authority) {
        super(task);
        this.authority = authority;
    }

    @Override
    @SuppressWarnings("unchecked") // the JDK put it into the field that it calls here
    public R apply(A argument, B other) {
        Object begun = BylawGate.begin(authority);
        try {
            return ((BiFunction<A, B, R>) task).apply(argument, other);
        } finally {
            BylawGate.end(begun);
        }
    }

    @Override
    @SuppressWarnings("unchecked") // as above
    public void accept(A argument, B other) {
        Object begun = BylawGate.begin(authority);
        try {
            ((BiConsumer<A, B>) task).accept(argument, other);
        } finally {
            BylawGate.end(begun);
        }
    }
}
