// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.threats.app;

import java.beans.Statement;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** CALL: other ways to call the governed body. */
final class CallAttacks {

    private static final int MORE_THAN_INFLATION = 40;
    private static final MethodType OPEN = MethodType.methodType(void.class, String.class);

    /** An ungoverned child that calls up. */
    static final class Child extends Vault {
        @Override
        public void open(String attack) {
            super.open(attack);
        }

        MethodHandle aroundMe() throws ReflectiveOperationException {
            return MethodHandles.lookup().findSpecial(Vault.class, "open", OPEN, Child.class);
        }
    }

    void call_1_core_reflection(Attempt attempt) throws Exception {
        Vault vault = new Vault();
        Method open = Vault.class.getMethod("open", String.class);
        Method privately = Vault.class.getDeclaredMethod("openPrivately", String.class);
        privately.setAccessible(true);
        attempt.go(MORE_THAN_INFLATION, () -> open.invoke(vault, attempt.id));
        attempt.go(MORE_THAN_INFLATION, () -> privately.invoke(vault, attempt.id));
        attempt.go(() -> Vault.class.getMethod("openStatic", String.class).invoke(null, attempt.id));
        attempt.go(() -> new Statement(vault, "open", new Object[] {attempt.id}).execute());
    }

    void call_2_method_handles(Attempt attempt) throws Exception {
        Vault vault = new Vault();
        MethodHandle found = MethodHandles.lookup().findVirtual(Vault.class, "open", OPEN);
        attempt.go(() -> found.invoke(vault, attempt.id));
        attempt.go(() -> found.bindTo(vault).invoke(attempt.id));
        MethodHandles.Lookup inside = MethodHandles.privateLookupIn(Vault.class, MethodHandles.lookup());
        MethodHandle privately = inside.findVirtual(Vault.class, "openPrivately", OPEN);
        attempt.go(() -> privately.invoke(vault, attempt.id));
        Runnable proxy = MethodHandleProxies.asInterfaceInstance(
                Runnable.class, MethodHandles.insertArguments(found, 0, vault, attempt.id));
        attempt.go(proxy::run);
    }

    void call_2_method_references_on_other_threads(Attempt attempt) throws Exception {
        Vault vault = new Vault();
        Consumer<String> reference = vault::open;
        BiConsumer<Vault, String> unbound = Vault::open;
        attempt.go(() -> List.of(attempt.id).forEach(reference));
        attempt.go(() -> unbound.accept(vault, attempt.id));
        attempt.go(
                () -> CompletableFuture.runAsync(() -> vault.open(attempt.id)).get());
        ExecutorService pool = Executors.newSingleThreadExecutor();
        attempt.go(() -> pool.submit(() -> reference.accept(attempt.id)).get());
        pool.shutdown();
        CompletableFuture<Void> ended = new CompletableFuture<>();
        Timer timer = new Timer();
        timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        try {
                            reference.accept(attempt.id);
                            ended.complete(null);
                        } catch (RuntimeException thrown) {
                            ended.completeExceptionally(thrown);
                        }
                    }
                },
                1);
        attempt.go(ended::get);
        timer.cancel();
    }

    /** What the vault's own methods use, without an annotation of its own. */
    static final class Hinge {
        void turn(String attack) {
            Vault.effect(attack);
        }
    }

    void call_3_what_lies_below_when_it_is_governed_too(Attempt attempt) {
        attempt.go(() -> new Hinge().turn(attempt.id));
        attempt.go(() -> Memory.call(
                Memory.made("public class Made { public void open(String attack) throws Exception {"
                        + " var hinge = Class.forName(\"dev.bylaw.threats.app.CallAttacks$Hinge\");"
                        + " var made = hinge.getDeclaredConstructor(); made.setAccessible(true);"
                        + " var turn = hinge.getDeclaredMethod(\"turn\", String.class); turn.setAccessible(true);"
                        + " try { turn.invoke(made.newInstance(), attack); }"
                        + " catch (java.lang.reflect.InvocationTargetException e) { throw (RuntimeException) e.getCause(); }"
                        + " } }"),
                "open",
                attempt.id));
    }

    void call_4_super_self_and_nest_mates(Attempt attempt) {
        Child child = new Child();
        attempt.go(() -> child.open(attempt.id));
        attempt.go(() -> child.aroundMe().invoke(child, attempt.id));
        attempt.go(() -> new Vault().openForAFriend(attempt.id));
        attempt.go(() -> Vault.Mate.open(new Vault(), attempt.id));
    }
}
