// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * What a run of the command came to.
 *
 * @param exit its exit code
 * @param out its answer
 * @param err its remarks
 */
public record Ran(int exit, String out, String err) {

    /** Runs the command in this process, with nobody watching the streams. */
    public static Ran bylaw(Object... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = Main.run(
                Arrays.stream(arguments).map(Object::toString).toArray(String[]::new),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Ran(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** The lines of the answer. */
    public List<String> lines() {
        return out.lines().toList();
    }
}
