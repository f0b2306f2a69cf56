// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.gate;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Stands in for a task in the queue of a pool that is a future as well: pools purge cancelled futures, applications cancel. */
final class BylawQueuedFuture extends BylawQueued implements RunnableFuture<Object> {

    private final RunnableFuture<?> future;

    BylawQueuedFuture(RunnableFuture<?> task, Object authority) {
        super(task, authority);
        this.future = task;
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        return future.cancel(mayInterruptIfRunning);
    }

    @Override
    public boolean isCancelled() {
        return future.isCancelled();
    }

    @Override
    public boolean isDone() {
        return future.isDone();
    }

    @Override
    public Object get() throws InterruptedException, ExecutionException {
        return future.get();
    }

    @Override
    public Object get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        return future.get(timeout, unit);
    }
}
