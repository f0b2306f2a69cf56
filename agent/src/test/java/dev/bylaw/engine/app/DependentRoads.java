// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.app;

import dev.bylaw.annotations.Bylaw;
import dev.bylaw.annotations.Principal;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;

/**
 * What is to be done when a future is complete. Somebody else completes it, mallory, who acts on another thread; nobody does
 * where nobody registered the task.
 */
public final class DependentRoads extends HandoverRoads {

    private final ExecutorService pool = Executors.newFixedThreadPool(1);

    /** All. */
    public DependentRoads() {
        dependent("then-run", (future, task) -> future.thenRun(task));
        dependent("then-run-async", (future, task) -> future.thenRunAsync(task));
        dependent("then-run-pool", (future, task) -> future.thenRunAsync(task, pool));
        dependent("then-apply", (future, task) -> future.thenApply(value -> task.call()));
        dependent("then-apply-async", (future, task) -> future.thenApplyAsync(value -> task.call()));
        dependent("then-apply-pool", (future, task) -> future.thenApplyAsync(value -> task.call(), pool));
        dependent("then-accept", (future, task) -> future.thenAccept(value -> task.run()));
        dependent(
                "then-compose",
                (future, task) -> future.thenCompose(value -> CompletableFuture.completedStage(task.call())));
        dependent("handle", (future, task) -> future.handle((value, thrown) -> task.call()));
        dependent("when-complete", (future, task) -> future.whenComplete((value, thrown) -> task.run()));
        dependent("combine", (future, task) -> future.thenCombine(future, (one, other) -> task.call()));
        dependent("accept-both", (future, task) -> future.thenAcceptBoth(future, (one, other) -> task.run()));
        dependent("run-both", (future, task) -> future.runAfterBoth(future, task));
        dependent(
                "apply-either",
                (future, task) -> future.applyToEither(new CompletableFuture<>(), value -> task.call()));
        dependent(
                "accept-either", (future, task) -> future.acceptEither(new CompletableFuture<>(), value -> task.run()));
        dependent("run-either", (future, task) -> future.runAfterEither(new CompletableFuture<>(), task));
        dependent("exceptionally", (future, task) -> failed(future).exceptionally(thrown -> task.call()));
        dependent("exceptionally-async", (future, task) -> failed(future).exceptionallyAsync(thrown -> task.call()));
        dependent(
                "exceptionally-compose",
                (future, task) ->
                        failed(future).exceptionallyCompose(thrown -> CompletableFuture.completedStage(task.call())));
    }

    private static CompletableFuture<String> failed(CompletableFuture<String> future) {
        return future.thenApply(value -> {
            throw new IllegalStateException(value);
        });
    }

    private void dependent(String name, BiFunction<CompletableFuture<String>, Errand, CompletableFuture<?>> register) {
        submits(name, task -> {
            CompletableFuture<String> future = new CompletableFuture<>();
            CompletableFuture<?> dependent = register.apply(future, task);
            boolean nobody = Bylaw.current().chain().isEmpty();
            Thread completing = new Thread(() -> {
                if (nobody) {
                    future.complete("value");
                } else {
                    Bylaw.as(Principal.of("User", "mallory")).run(() -> future.complete("value"));
                }
            });
            completing.start();
            completing.join();
            return dependent;
        });
    }

    @Override
    protected void close() {
        pool.shutdownNow();
    }
}
