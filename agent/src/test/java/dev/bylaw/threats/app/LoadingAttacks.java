// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.threats.app;

import dev.bylaw.annotations.GovernedAction;
import dev.bylaw.fork.Sources;
import java.lang.invoke.MethodHandles;
import java.util.Map;

/** LOAD: classes that come in other ways than from a jar. */
final class LoadingAttacks {

    private static final String EFFECT = "dev.bylaw.threats.app.Vault.effect(attack);";

    /** To be copied. */
    public static class Copied {
        @GovernedAction(value = "open", resource = "Attack::{attack}")
        public void open(String attack) {
            Vault.effect(attack);
        }
    }

    /** Sees the vault, and no annotation. */
    private static final class Blind extends ClassLoader {
        Blind() {
            super(ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.equals(Vault.class.getName())) {
                return Vault.class;
            }
            throw new ClassNotFoundException(name);
        }
    }

    private static void open(ClassLoader loader, Attempt attempt) {
        attempt.go(() -> Memory.call(
                loader.loadClass(Copied.class.getName()).getConstructor().newInstance(), "open", attempt.id));
    }

    void load_1_a_loader_that_does_not_see_the_annotation(Attempt attempt) throws Exception {
        open(Memory.copying(new Blind(), Copied.class), attempt);
    }

    void load_2_a_hidden_copy(Attempt attempt) throws Exception {
        byte[] bytes = Memory.bytesOf(Copied.class);
        attempt.go(() -> Memory.call(
                MethodHandles.lookup()
                        .defineHiddenClass(bytes, true)
                        .lookupClass()
                        .getConstructor()
                        .newInstance(),
                "open",
                attempt.id));
        attempt.go(() -> Memory.call(
                MethodHandles.lookup()
                        .defineHiddenClass(bytes, false, MethodHandles.Lookup.ClassOption.NESTMATE)
                        .lookupClass()
                        .getConstructor()
                        .newInstance(),
                "open",
                attempt.id));
    }

    void load_3_parents_and_children_in_memory(Attempt attempt) {
        attempt.go(() -> Memory.call(
                Memory.made("public class Made extends Parent { public void open(String attack) { " + EFFECT + " } }"
                        + " class Parent { @dev.bylaw.annotations.GovernedAction(value = \"open\","
                        + " resource = \"Attack::{attack}\") public void open(String attack) { } }"),
                "open",
                attempt.id));
        attempt.go(() -> Memory.call(
                Memory.made("public class Made extends Between { public void open(String attack) { " + EFFECT + " } }"
                        + " abstract class Between implements dev.bylaw.threats.app.Vault.Door { }"),
                "open",
                attempt.id));
    }

    void load_4_child_first_copies(Attempt attempt) throws Exception {
        ClassLoader own = LoadingAttacks.class.getClassLoader();
        open(Memory.copying(own, Copied.class), attempt);
        open(Memory.copying(own, Copied.class, GovernedAction.class), attempt);
        Map<String, byte[]> malformed = new Sources()
                .add(
                        "dev.bylaw.annotations.GovernedAction",
                        "package dev.bylaw.annotations; public @interface GovernedAction { int value(); }")
                .compile();
        malformed.put(Copied.class.getName(), Memory.bytesOf(Copied.class));
        open(new Sources.Loader(own, malformed), attempt);
    }

    void load_5_a_class_injected_beside_the_executor(Attempt attempt) throws Exception {
        Map<String, byte[]> injected = new Sources()
                .add(
                        "dev.bylaw.threats.app.Injected",
                        "package dev.bylaw.threats.app; public class Injected {"
                                + " public void open(String attack) { new Vault().openForAFriend(attack); } }")
                .compile();
        Class<?> type = MethodHandles.privateLookupIn(Vault.class, MethodHandles.lookup())
                .defineClass(injected.get("dev.bylaw.threats.app.Injected"));
        attempt.go(() -> Memory.call(type.getConstructor().newInstance(), "open", attempt.id));
    }
}
