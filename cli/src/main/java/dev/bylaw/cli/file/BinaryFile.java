// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.cli.file;

import dev.bylaw.cli.console.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads files whose bytes count. */
public final class BinaryFile {

    private static final long LARGEST = 16L << 20;

    private BinaryFile() {}

    /** The whole file. */
    public static byte[] read(Path file) throws Failure {
        try {
            if (Files.size(file) > LARGEST) {
                throw Failure.usage(file + ": larger than " + (LARGEST >> 20) + " MiB, which no such file should be.");
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw Failure.usage(file + ": there is no such file.", e);
        } catch (IOException e) {
            throw Failure.usage(file + ": cannot be read: " + e + ".", e);
        }
    }
}
