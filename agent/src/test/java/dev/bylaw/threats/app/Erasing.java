// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.threats.app;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Lays hands on the files of the log that is being written, and then calls. */
public final class Erasing {

    private static final int CALLS = 3;

    private Erasing() {}

    private static Path writeAheadLog() throws IOException {
        try (Stream<Path> files = Files.list(Attempt.folder().resolve("log/wal"))) {
            return files.max(Comparator.naturalOrder()).orElseThrow();
        }
    }

    private static void truncate(Path file) throws IOException {
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
            open.setLength(100);
        }
    }

    private static void harm(String how) throws IOException {
        Path wal = writeAheadLog();
        switch (how) {
            case "truncate" -> truncate(wal);
            case "truncate-by-descriptor" -> {
                List<Path> descriptors;
                try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
                    descriptors = open.toList();
                }
                for (Path descriptor : descriptors) {
                    if (Files.isRegularFile(descriptor) && Files.isSameFile(descriptor, wal)) {
                        truncate(descriptor);
                    }
                }
            }
            case "delete" -> Files.delete(wal);
            case "rename" -> Files.move(wal, wal.resolveSibling("elsewhere"));
            default -> Files.delete(Attempt.folder().resolve("log/log/checkpoint"));
        }
    }

    /** The keeper, who would be allowed. */
    public static void main(String[] arguments) {
        FailureAttacks.asKeeper(() -> {
            new Vault().open("before");
            try {
                harm(arguments[0]);
            } catch (IOException failed) {
                System.out.println(failed);
            }
            for (int i = 0; i < CALLS; i++) {
                try {
                    new Vault().open("after");
                    System.out.println("opened");
                } catch (SecurityException refused) {
                    System.out.println("refused");
                }
            }
        });
    }
}
