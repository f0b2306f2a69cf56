// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.gate;

import java.util.function.Consumer;
import java.util.function.Function;

/** What is told how a promise was kept: it gave a value or none, it failed, or nobody waits for it any more. */
@SuppressWarnings(
        "overloads") // of andThen, which nobody calls: Reactor calls the one method that it has the object for
final class BylawSettling implements Consumer<Object>, Function<Throwable, Object>, Runnable {

    private final Object promised;
    private final BylawWords words;

    BylawSettling(Object promised, BylawWords words) {
        this.promised = promised;
        this.words = words;
    }

    @Override
    public void accept(Object value) {
        BylawGate.toolSettled(promised, null);
    }

    @Override
    public Object apply(Throwable thrown) {
        BylawGate.toolSettled(promised, thrown);
        return words.failed(thrown);
    }

    @Override
    public void run() {
        BylawGate.toolAbandoned(promised);
    }
}
