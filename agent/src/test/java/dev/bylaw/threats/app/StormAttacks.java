// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.threats.app;

import dev.bylaw.annotations.Bylaw;
import dev.bylaw.annotations.Principal;
import dev.bylaw.fork.Sources;
import java.util.Map;

/** DOS: so much of something that nothing else fits. The JVM has little memory. */
final class StormAttacks {

    private static final int CLASSES = 5_000;
    private static final int NAMES = 20_000;
    private static final int REFUSALS = 20_000;

    void dos_1_classes_without_end(Attempt attempt) throws Exception {
        byte[] bytes = Memory.bytesOf(LoadingAttacks.Copied.class);
        Map<String, byte[]> copied = Map.of(LoadingAttacks.Copied.class.getName(), bytes);
        for (int i = 0; i < CLASSES; i++) {
            ClassLoader loader = new Sources.Loader(StormAttacks.class.getClassLoader(), copied);
            Object copy = loader.loadClass(LoadingAttacks.Copied.class.getName())
                    .getConstructor()
                    .newInstance();
            if (i % 50 == 0) {
                attempt.go(() -> Memory.call(copy, "open", attempt.id));
            }
        }
    }

    void dos_1_names_without_end(Attempt attempt) {
        for (int i = 0; i < NAMES; i++) {
            Principal fresh = Principal.of("Agent", "fresh-" + i);
            String resource = "fresh " + i;
            boolean refused = false;
            try {
                Bylaw.delegate(fresh).inSession("session-" + i).run(() -> new Vault().open(resource));
            } catch (SecurityException expected) {
                refused = true;
            }
            attempt.holds("it is refused", refused);
        }
    }

    void dos_2_refusals_without_end(Attempt attempt) {
        Vault vault = new Vault();
        attempt.go(REFUSALS, () -> vault.open(attempt.id));
    }
}
