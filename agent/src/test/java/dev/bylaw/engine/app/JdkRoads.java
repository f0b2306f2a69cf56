// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.app;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Function;

/** The executors of the JDK. Each pool has one thread and lives as long as all roads, so what one task leaves, the next finds. */
public final class JdkRoads extends HandoverRoads {

    private final ExecutorService pool = Executors.newFixedThreadPool(1);
    private final ExecutorService alone = Executors.newSingleThreadExecutor();
    private final ExecutorService cached = Executors.newCachedThreadPool();
    private final ScheduledExecutorService timed = Executors.newScheduledThreadPool(1);
    private final ForkJoinPool fork = new ForkJoinPool(1);

    /** All. */
    public JdkRoads() {
        road("execute", pool::execute);
        submits("submit-runnable", task -> pool.submit((Runnable) task));
        submits("submit-callable", task -> alone.submit((Callable<String>) task));
        submits("submit-result", task -> cached.submit(task, "done"));
        road("invoke-all", task -> pool.invokeAll(List.of(task)));
        road("invoke-any", task -> pool.invokeAny(List.of(task)));
        submits("execute-future", this::future);
        submits("completion-service", task -> new ExecutorCompletionService<String>(pool).submit(task));
        road("caller-runs", this::callerRuns);
        submits("schedule-runnable", task -> timed.schedule((Runnable) task, 1, MILLISECONDS));
        submits("schedule-callable", task -> timed.schedule((Callable<String>) task, 1, MILLISECONDS));
        road("schedule-execute", timed::execute);
        submits("schedule-rate", task -> once(task, body -> timed.scheduleAtFixedRate(body, 0, 1, MILLISECONDS)));
        submits("schedule-delay", task -> once(task, body -> timed.scheduleWithFixedDelay(body, 0, 1, MILLISECONDS)));
        forkJoin();
        futures();
    }

    private Future<?> future(Errand task) {
        FutureTask<String> future = new FutureTask<>(task);
        pool.execute(future);
        return future;
    }

    private void callerRuns(Errand task) {
        CountDownLatch end = new CountDownLatch(1);
        ThreadPoolExecutor full = new ThreadPoolExecutor(
                1, 1, 0, MILLISECONDS, new SynchronousQueue<>(), new ThreadPoolExecutor.CallerRunsPolicy());
        full.execute(() -> await(end));
        full.execute(task);
        end.countDown();
        full.shutdown();
    }

    static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Has a task that is repeated pay the second time it runs, and never again. */
    private static Future<?> once(Errand task, Function<Runnable, ScheduledFuture<?>> schedule) {
        int[] runs = new int[1];
        CompletableFuture<ScheduledFuture<?>> itself = new CompletableFuture<>();
        itself.complete(schedule.apply(() -> {
            if (++runs[0] == 2) {
                itself.join().cancel(false);
                task.run();
            }
        }));
        return itself;
    }

    private void forkJoin() {
        road("fork-execute", fork::execute);
        submits("fork-submit-runnable", task -> fork.submit((Runnable) task));
        submits("fork-submit-callable", task -> fork.submit((Callable<String>) task));
        submits("fork-submit-result", task -> fork.submit(task, "done"));
        road("fork-invoke-all", task -> fork.invokeAll(List.of(task)));
        road("fork-invoke-any", task -> fork.invokeAny(List.of(task)));
        submits("fork-adapted", task -> fork.submit(ForkJoinTask.adapt((Runnable) task)));
        submits(
                "fork-common",
                task -> ForkJoinTask.adapt((Callable<String>) task).fork());
        road("work-stealing", Executors.newWorkStealingPool(1)::execute);
    }

    private void futures() {
        submits("run-async", CompletableFuture::runAsync);
        submits("run-async-pool", task -> CompletableFuture.runAsync(task, pool));
        submits("supply-async", task -> CompletableFuture.supplyAsync(task::call));
        submits("supply-async-fork", task -> CompletableFuture.supplyAsync(task::call, fork));
        submits("complete-async", task -> new CompletableFuture<String>().completeAsync(task::call, pool));
        road("delayed", CompletableFuture.delayedExecutor(1, MILLISECONDS)::execute);
    }

    @Override
    protected void close() {
        List.of(pool, alone, cached, timed, fork).forEach(ExecutorService::shutdownNow);
    }
}
