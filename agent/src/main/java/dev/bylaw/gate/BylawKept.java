// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.gate;

import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Stands in for a task in a private field of an object that the JDK makes for each submission, so nobody else ever holds it.
 * It may run more than once: tasks that are repeated do. The JDK calls the one method that the task has, too.
 *
 * @param <A> what a function is given
 * @param <R> what it returns
 */
@SuppressWarnings(
        "overloads") // of andThen, which nobody calls: the JDK calls the one method that it has the object for
final class BylawKept<A, R> extends BylawErrand
        implements Runnable, Callable<R>, Supplier<R>, Function<A, R>, Consumer<A> {

    private final Object authority;

    BylawKept(Object task, Object authority) {
        super(task);
        this.authority = authority;
    }

    @Override
    public void run() {
        Object begun = BylawGate.begin(authority);
        try {
            ((Runnable) task).run();
        } finally {
            BylawGate.end(begun);
        }
    }

    @Override
    @SuppressWarnings("unchecked") // the JDK put it into the field that it calls here
    public R call() throws Exception {
        Object begun = BylawGate.begin(authority);
        try {
            return ((Callable<R>) task).call();
        } finally {
            BylawGate.end(begun);
        }
    }

    @Override
    @SuppressWarnings("unchecked") // as above
    public R get() {
        Object begun = BylawGate.begin(authority);
        try {
            return ((Supplier<R>) task).get();
        } finally {
            BylawGate.end(begun);
        }
    }

    @Override
    @SuppressWarnings("unchecked") // as above
    public R apply(A argument) {
        Object begun = BylawGate.begin(authority);
        try {
            return ((Function<A, R>) task).apply(argument);
        } finally {
            BylawGate.end(begun);
        }
    }

    @Override
    @SuppressWarnings("unchecked") // as above
    public void accept(A argument) {
        Object begun = BylawGate.begin(authority);
        try {
            ((Consumer<A>) task).accept(argument);
        } finally {
            BylawGate.end(begun);
        }
    }
}
