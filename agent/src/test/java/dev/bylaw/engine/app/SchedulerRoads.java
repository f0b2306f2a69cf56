// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.app;

import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Single;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** The schedulers of Reactor and RxJava, as their own libraries have them. */
public final class SchedulerRoads extends HandoverRoads {

    private final Scheduler single = Schedulers.newSingle("one");

    /** All. */
    public SchedulerRoads() {
        road("reactor-schedule", task -> single.schedule(task));
        road("reactor-bounded-elastic", task -> on(task, Schedulers.boundedElastic()));
        road("reactor-parallel", task -> on(task, Schedulers.parallel()));
        road("reactor-single", task -> on(task, single));
        road(
                "reactor-publish-on",
                task -> Flux.just("item")
                        .publishOn(single)
                        .doOnNext(item -> task.run())
                        .blockLast());
        road(
                "reactor-delay",
                task -> Mono.delay(Duration.ofMillis(1))
                        .doOnNext(tick -> task.run())
                        .block());
        road(
                "rx-io",
                task -> Completable.fromRunnable(task)
                        .subscribeOn(io.reactivex.rxjava3.schedulers.Schedulers.io())
                        .blockingAwait());
        road(
                "rx-computation",
                task -> Completable.fromRunnable(task)
                        .subscribeOn(io.reactivex.rxjava3.schedulers.Schedulers.computation())
                        .blockingAwait());
        road(
                "rx-observe-on",
                task -> Single.just("item")
                        .observeOn(io.reactivex.rxjava3.schedulers.Schedulers.single())
                        .doOnSuccess(item -> task.run())
                        .ignoreElement()
                        .blockingAwait());
        road(
                "rx-timer",
                task -> Completable.timer(1, TimeUnit.MILLISECONDS)
                        .doOnComplete(task::run)
                        .blockingAwait());
    }

    private static void on(Errand task, Scheduler scheduler) {
        Mono.fromRunnable(task).subscribeOn(scheduler).block();
    }

    @Override
    protected void close() {
        single.dispose();
    }
}
