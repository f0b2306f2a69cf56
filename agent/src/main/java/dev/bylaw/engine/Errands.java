// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import dev.bylaw.engine.identity.Bindings;
import dev.bylaw.engine.identity.Handed;

/**
 * Work that is handed to another thread: takes along who acts and what is open where it is handed over, and has it apply for
 * exactly as long as the task runs.
 *
 * <h2>Guarantees</h2>
 * A task runs as whoever handed it over, and as nobody else: what is bound or open on the thread that runs it does not apply
 * meanwhile, and does again afterwards. Where nothing was bound, nothing is taken along.
 * <h2>Not guaranteed</h2>
 * Anything about a task that takes other people's work out of a queue of its own. Kinds of those that are known are not run
 * for whoever handed them over: their governed calls are nobody's, and so are refused.
 * <h2>Threads</h2>
 * Any. Calls no code of the application.
 */
final class Errands {

    /** Beginnings of the names of classes whose tasks run the work of others, or resume it when somebody wakes them. */
    private static final String[] FOR_OTHERS = {
        "java.lang.VirtualThread",
        "jdk.internal.net.http.common.SequentialScheduler",
        "akka.dispatch.",
        "com.google.common.util.concurrent.SequentialExecutor",
        "io.grpc.internal.SerializingExecutor",
        "io.netty.",
        "io.reactivex.rxjava3.internal.schedulers.ExecutorScheduler",
        "io.vertx.core.",
        "kotlinx.coroutines.",
        "org.apache.pekko.dispatch.",
        "reactor.core.scheduler.ExecutorScheduler"
    };

    private final Bindings bindings;
    private final Actors actors;

    Errands(Bindings bindings, Actors actors) {
        this.bindings = bindings;
        this.actors = actors;
    }

    /** Who acts here, and inside of which allowed calls. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares them
    private record Errand(Handed identity, OpenAction[] open) {}

    /** What applies again when the task has ended; {@code left} is {@code null} where nothing was ever decided. */
    private record Begun(Object scope, Actor actor, Actor.Left left) {}

    Object handOver(Object task) {
        Handed identity = bindings.handOver();
        if (identity == null || isForOthers(task.getClass().getName())) {
            return null;
        }
        Actor actor = actors.known();
        OpenAction[] open = actor == null ? OpenAction.NONE : actor.handOver();
        return open.length == 0 ? identity : new Errand(identity, open);
    }

    /** What goes on later, here or on another thread, as if it ran here; for {@link #begin}. */
    Object here() {
        Actor actor = actors.known();
        return new Errand(bindings.here(), actor == null ? OpenAction.NONE : actor.handOver());
    }

    private static boolean isForOthers(String className) {
        for (String beginning : FOR_OTHERS) {
            if (className.startsWith(beginning)) {
                return true;
            }
        }
        return false;
    }

    Object begin(Object authority) {
        if (authority == null && !bindings.isBound()) {
            return null;
        }
        OpenAction[] open = authority instanceof Errand errand ? errand.open() : OpenAction.NONE;
        Object identity = authority instanceof Errand errand ? errand.identity() : authority;
        Actor actor = open.length == 0 ? actors.known() : actors.here();
        Object scope = bindings.resume(identity);
        return new Begun(scope, actor, actor == null ? null : actor.take(open));
    }

    void end(Object begun) {
        Begun ended = (Begun) begun;
        try {
            if (ended.actor() != null) {
                ended.actor().leave(ended.left());
            }
        } finally {
            bindings.close(ended.scope());
        }
    }
}
