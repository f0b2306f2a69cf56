// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.app;

import java.nio.file.Files;
import java.nio.file.Path;

/** Governs nothing. Waits until the file that is its argument exists, if there is one, for at most half a minute. */
public final class Idles {

    private Idles() {}

    /** Prints a line at the end. */
    public static void main(String[] arguments) throws InterruptedException {
        for (int i = 0; arguments.length > 0 && i < 300 && !Files.exists(Path.of(arguments[0])); i++) {
            Thread.sleep(100);
        }
        System.out.println("idled");
    }
}
