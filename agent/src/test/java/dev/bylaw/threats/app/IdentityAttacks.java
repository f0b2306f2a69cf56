// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.threats.app;

import dev.bylaw.annotations.Authority;
import dev.bylaw.annotations.Bylaw;
import dev.bylaw.annotations.Principal;
import java.lang.ref.Cleaner;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** IDENT: becoming somebody else, or nobody. */
final class IdentityAttacks {

    private static final Principal KEEPER = Principal.of("Agent", "keeper");
    private static final int SUB_AGENTS = 100;

    /** Calls from its finalizer. */
    private static final class Unreachable {
        private final CompletableFuture<Void> ended;
        private final String attack;

        Unreachable(CompletableFuture<Void> ended, String attack) {
            this.ended = ended;
            this.attack = attack;
        }

        @Override
        @SuppressWarnings({"deprecation", "removal", "Finalize"}) // that the JDK still calls it is the attack
        protected void finalize() {
            openInto(ended, attack);
        }
    }

    private static void openInto(CompletableFuture<Void> ended, String attack) {
        try {
            new Vault().open(attack);
            ended.complete(null);
        } catch (RuntimeException thrown) {
            ended.completeExceptionally(thrown);
        }
    }

    private static <T> T elsewhere(Callable<T> task) throws Exception {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                result.complete(task.call());
            } catch (Exception | LinkageError thrown) {
                result.completeExceptionally(thrown);
            }
        });
        thread.start();
        return result.get();
    }

    void ident_1_becoming_the_keeper(Attempt attempt) {
        Vault vault = new Vault();
        attempt.go(() -> Bylaw.as(KEEPER).run(() -> vault.open(attempt.id)));
        attempt.go(() -> Bylaw.delegate(KEEPER).run(() -> vault.open(attempt.id)));
        attempt.go(() -> Bylaw.as(KEEPER, KEEPER).inSession("of the keeper").run(() -> vault.open(attempt.id)));
        for (int i = 0; i < SUB_AGENTS; i++) {
            Principal fresh = Principal.of("Agent", "sub-" + i);
            attempt.go(() -> Bylaw.delegate(fresh).run(() -> vault.open(attempt.id)));
        }
    }

    void ident_1_made_code_that_begins_a_chain_on_a_new_thread(Attempt attempt) throws Exception {
        Object made = Memory.made("""
                import dev.bylaw.annotations.*;
                public class Made {
                    private static final Principal KEEPER = Principal.of("Agent", "keeper");
                    private static Throwable on(Runnable task) throws Exception {
                        var thrown = new Throwable[1];
                        Thread thread = new Thread(() -> {
                            try { task.run(); } catch (Throwable t) { thrown[0] = t; }
                        });
                        thread.start();
                        thread.join();
                        return thrown[0];
                    }
                    public void lambda(String attack) throws Throwable {
                        var thrown = on(() -> Bylaw.as(KEEPER).run(() -> new dev.bylaw.threats.app.Vault().open(attack)));
                        if (thrown != null) throw thrown;
                    }
                    public void reference(String attack) throws Throwable {
                        var vault = new dev.bylaw.threats.app.Vault();
                        Binding binding = Bylaw.as(KEEPER);
                        Runnable body = () -> vault.open(attack);
                        try {
                            java.util.concurrent.CompletableFuture.completedFuture(body)
                                .thenAcceptAsync(binding::run).get();
                        } catch (java.util.concurrent.ExecutionException e) { throw e.getCause(); }
                    }
                    public void handle(String attack) throws Throwable {
                        var run = java.lang.invoke.MethodHandles.publicLookup().findVirtual(Binding.class, "run",
                            java.lang.invoke.MethodType.methodType(void.class, Runnable.class));
                        Runnable body = () -> new dev.bylaw.threats.app.Vault().open(attack);
                        var bound = java.lang.invoke.MethodHandles.insertArguments(run, 0, Bylaw.as(KEEPER), body);
                        var thrown = on(java.lang.invoke.MethodHandleProxies.asInterfaceInstance(Runnable.class, bound));
                        if (thrown != null) throw thrown;
                    }
                }
                """);
        attempt.go(() -> Memory.call(made, "lambda", attempt.id));
        attempt.go(() -> Memory.call(made, "reference", attempt.id));
        attempt.go(() -> Memory.call(made, "handle", attempt.id));
    }

    void ident_2_an_authority_that_was_kept(Attempt attempt) throws Exception {
        Authority kept = elsewhere(() -> Bylaw.as(KEEPER).call(Bylaw::current));
        Vault vault = new Vault();
        attempt.go(() -> kept.wrap(() -> vault.open(attempt.id)).run());
        attempt.go(() -> elsewhere(() -> {
            kept.wrap(() -> vault.open(attempt.id)).run();
            return null;
        }));
        attempt.go(() -> Bylaw.delegate(KEEPER).run(kept.wrap(() -> vault.open(attempt.id))));
    }

    void ident_2_an_authority_that_was_given_away(Attempt attempt) throws Exception {
        CompletableFuture<Authority> given = new CompletableFuture<>();
        CompletableFuture<Void> enough = new CompletableFuture<>();
        Thread keeper = new Thread(() -> Bylaw.as(KEEPER).run(() -> {
            given.complete(Bylaw.current());
            enough.join();
        }));
        keeper.start();
        Authority taken = given.get();
        attempt.go(() -> taken.wrap(() -> new Vault().open(attempt.id)).run());
        attempt.go(() -> Bylaw.delegate(KEEPER).run(taken.wrap(() -> new Vault().open(attempt.id))));
        enough.complete(null);
        keeper.join();
    }

    private interface Opens {
        Object as(String... who) throws ReflectiveOperationException;
    }

    void ident_2_scopes_that_are_left_open_or_closed_out_of_order(Attempt attempt) throws Exception {
        Class<?> door = Class.forName("dev.bylaw.annotations.Enforcement");
        var opening = door.getDeclaredMethod(
                "open", String[].class, String.class, boolean.class, long.class, int.class, String[].class);
        var close = door.getDeclaredMethod("close", Object.class);
        opening.setAccessible(true);
        close.setAccessible(true);
        Opens open = who -> opening.invoke(null, who, null, false, -1L, -1, null);
        Vault vault = new Vault();
        attempt.go(() -> elsewhere(() -> {
            Object outer = open.as("Agent", "intruder");
            open.as("Agent", "keeper");
            close.invoke(null, outer);
            vault.open(attempt.id);
            return null;
        }));
        attempt.go(() -> elsewhere(() -> {
            Object scope = open.as("Agent", "keeper");
            elsewhere(() -> close.invoke(null, scope));
            close.invoke(null, new Object());
            vault.open(attempt.id);
            return null;
        }));
        attempt.go(() -> elsewhere(() -> {
            try {
                Bylaw.as(KEEPER).run(() -> {
                    throw new IllegalStateException("inside");
                });
            } catch (IllegalStateException thrown) {
                vault.open(attempt.id);
            }
            return null;
        }));
    }

    void ident_3_a_pool_whose_threads_the_keeper_made(Attempt attempt) throws Exception {
        ExecutorService pool = elsewhere(() -> Bylaw.as(KEEPER).call(() -> {
            ExecutorService made = Executors.newFixedThreadPool(2);
            made.submit(() -> new Vault().openForAFriend("of the keeper")).isDone();
            return made;
        }));
        Vault vault = new Vault();
        for (int i = 0; i < 4; i++) {
            attempt.go(() -> pool.submit(() -> vault.open(attempt.id)).get());
            attempt.go(() -> pool.submit(Bylaw.current().wrap(() -> vault.open(attempt.id)))
                    .get());
        }
        pool.shutdown();
    }

    void ident_4_cleaners_and_finalizers(Attempt attempt) {
        CompletableFuture<Void> cleaned = new CompletableFuture<>();
        CompletableFuture<Void> finalized = new CompletableFuture<>();
        Cleaner.create().register(new Object(), () -> openInto(cleaned, attempt.id));
        new Unreachable(finalized, attempt.id);
        while (!cleaned.isDone() || !finalized.isDone()) {
            System.gc();
            Thread.onSpinWait();
        }
        attempt.go(cleaned::get);
        attempt.go(finalized::get);
    }

    void ident_4_a_shutdown_hook(Attempt attempt) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                new Vault().open("hook");
                System.out.println("hook opened");
            } catch (SecurityException refused) {
                System.out.println("hook refused");
            }
        }));
        attempt.holds("the hook is there", true);
    }
}
