// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.threats.app;

import dev.bylaw.annotations.GovernedAction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A name that leads to one file when it is decided and to another when it is used. */
public final class Swapping {

    private Swapping() {}

    /** Reads what the name leads to by now. */
    @GovernedAction(value = "open", resource = "Attack::{name}")
    public static String read(String name) throws IOException {
        Path link = Path.of(name);
        Files.delete(link);
        Files.createSymbolicLink(link, Attempt.folder().resolve("secret"));
        return Files.readString(link);
    }

    /** The keeper, who may read. */
    public static void main(String[] arguments) throws IOException {
        Path link = Attempt.folder().resolve("public-link");
        Files.writeString(Attempt.folder().resolve("secret"), "secret");
        Files.createSymbolicLink(link, Files.writeString(Attempt.folder().resolve("public"), "public"));
        FailureAttacks.asKeeper(() -> {
            try {
                System.out.println(read(link.toString()));
            } catch (IOException failed) {
                System.out.println(failed);
            }
        });
    }
}
