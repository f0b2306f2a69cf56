// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.threats.app;

import dev.bylaw.annotations.Bylaw;
import dev.bylaw.annotations.Principal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicBoolean;

/** Changes its own policies while another thread calls without a pause. */
public final class Reloads {

    private static final Path POLICY = Attempt.folder().resolve("policies/vault.cedar");
    private static final String PERMITTING = "permit (principal, action == Action::\"open\", resource);\n";

    private static final int LOOKS = 600;
    private static final int MILLIS = 10;

    private Reloads() {}

    private static String opened() {
        try {
            new Vault().open("looked");
            return "opened";
        } catch (SecurityException refused) {
            return "refused";
        }
    }

    /** Waits until the new policies decide; a reload that never comes ends it, and the wrong line is printed. */
    private static void say(String what, String expected) throws InterruptedException {
        String seen = opened();
        for (int i = 0; i < LOOKS && !seen.equals(expected); i++) {
            Thread.sleep(MILLIS);
            seen = opened();
        }
        System.out.println(what + ' ' + seen);
    }

    /** Waits until the watcher has tried, which it says on stderr and in the log; a second change proves that it did. */
    private static void settle() throws InterruptedException {
        Thread.sleep(2_000);
    }

    private static void write(String text) throws IOException {
        Path next = Files.writeString(POLICY.resolveSibling("next"), text);
        Files.move(next, POLICY, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The intruder. */
    public static void main(String[] arguments) throws Exception {
        String refusing = Files.readString(POLICY);
        AtomicBoolean enough = new AtomicBoolean();
        Thread load =
                new Thread(() -> Bylaw.as(Principal.of("Agent", "intruder")).run(() -> {
                    while (!enough.get()) {
                        try {
                            new Vault().open("under load");
                        } catch (SecurityException refused) {
                            Thread.onSpinWait();
                        }
                    }
                }));
        load.start();
        Bylaw.as(Principal.of("Agent", "intruder")).call(() -> {
            change(refusing);
            return null;
        });
        enough.set(true);
        load.join();
    }

    private static void change(String refusing) throws Exception {
        write(PERMITTING.substring(0, PERMITTING.length() / 2));
        settle();
        say("half-written", "refused");
        write(PERMITTING);
        say("permitting", "opened");
        write(refusing);
        say("rolled back", "refused");
        Files.delete(POLICY);
        settle();
        say("gone", "refused");
        Path elsewhere = Files.writeString(Attempt.folder().resolve("elsewhere.cedar"), PERMITTING);
        Files.createSymbolicLink(POLICY, elsewhere);
        say("linked", "opened");
    }
}
