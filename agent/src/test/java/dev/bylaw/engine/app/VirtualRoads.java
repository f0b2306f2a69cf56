// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.app;

import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** Virtual threads, and threads for each task. By reflection, because older JDKs have none. */
public final class VirtualRoads extends HandoverRoads {

    private static final int SCHEDULING_FORK_JOIN = 25;

    private final ExecutorService virtual;
    private final ExecutorService perTask;

    /** All. */
    public VirtualRoads() throws ReflectiveOperationException {
        virtual = (ExecutorService)
                Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        perTask = (ExecutorService) Executors.class
                .getMethod("newThreadPerTaskExecutor", ThreadFactory.class)
                .invoke(null, Executors.defaultThreadFactory());
        road("virtual-execute", virtual::execute);
        submits("virtual-submit-runnable", task -> virtual.submit((Runnable) task));
        submits("virtual-submit-callable", task -> virtual.submit((Callable<String>) task));
        road("virtual-invoke-all", task -> virtual.invokeAll(List.of(task)));
        road("virtual-invoke-any", task -> virtual.invokeAny(List.of(task)));
        submits("virtual-run-async", task -> CompletableFuture.runAsync(task, virtual));
        road("per-task-execute", perTask::execute);
        submits("per-task-submit", task -> perTask.submit((Callable<String>) task));
        road(
                "start-virtual",
                task -> Thread.class
                        .getMethod("startVirtualThread", Runnable.class)
                        .invoke(null, task));
        road("builder-virtual", VirtualRoads::build);
        if (Runtime.version().feature() >= SCHEDULING_FORK_JOIN) {
            road("structured", VirtualRoads::structured);
            ScheduledExecutorService fork = (ScheduledExecutorService) (ExecutorService) new ForkJoinPool(1);
            submits("fork-schedule", task -> fork.schedule((Runnable) task, 1, TimeUnit.MILLISECONDS));
        }
    }

    private static void build(Errand task) throws ReflectiveOperationException {
        Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
        Class.forName("java.lang.Thread$Builder")
                .getMethod("start", Runnable.class)
                .invoke(builder, task);
    }

    private static void structured(Errand task) throws ReflectiveOperationException, InvocationTargetException {
        Class<?> type = Class.forName("java.util.concurrent.StructuredTaskScope");
        Object scope = type.getMethod("open").invoke(null);
        type.getMethod("fork", Callable.class).invoke(scope, task);
        type.getMethod("join").invoke(scope);
        type.getMethod("close").invoke(scope);
    }

    @Override
    protected void close() {
        virtual.shutdownNow();
        perTask.shutdownNow();
    }
}
