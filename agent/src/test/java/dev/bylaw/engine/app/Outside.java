// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.app;

import dev.bylaw.annotations.Bylaw;
import dev.bylaw.annotations.Principal;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Goes every way out of the process that a class lists, as {@code Agent::"builder"}, and prints for each: its name, whether it
 * was refused or done, and what changed outside.
 */
public final class Outside {

    private static final int DEEPEST_CAUSE = 10;

    private Outside() {}

    /** One way. Works in the folder {@link Ways#folder}. */
    @FunctionalInterface
    public interface Way {
        /** Goes it. */
        void go() throws Throwable;
    }

    /** Ways, and what they changed so far. */
    public abstract static class Ways {
        /** Where files may be made; {@code there} is a file in it, and {@code gone} is none. */
        public Path folder;

        private final Map<String, Way> all = new TreeMap<>();

        /** Adds one. */
        protected void way(String name, Way way) {
            all.put(name, way);
        }

        /** Everything that could have changed. */
        protected abstract String state() throws IOException;

        /** Makes everything as it was, before the next way. */
        protected void reset() throws IOException {}
    }

    /** Arguments: the class of ways, the folder, and {@code virtual} for a virtual thread. */
    public static void main(String[] arguments) throws Exception {
        Ways ways = Class.forName(arguments[0])
                .asSubclass(Ways.class)
                .getConstructor()
                .newInstance();
        ways.folder = Path.of(arguments[1]);
        Files.createDirectories(ways.folder);
        Runnable work = () -> run(ways);
        if (List.of(arguments).contains("virtual")) {
            Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
            Thread thread = (Thread) Class.forName("java.lang.Thread$Builder")
                    .getMethod("start", Runnable.class)
                    .invoke(builder, work);
            thread.join();
        } else {
            work.run();
        }
        System.exit(0);
    }

    private static void run(Ways ways) {
        for (Map.Entry<String, Way> each : ways.all.entrySet()) {
            try {
                ways.reset();
                String before = ways.state();
                String result = Bylaw.as(Principal.of("Agent", "builder")).call(() -> attempt(each.getValue()));
                String changed = ways.state().equals(before) ? "unchanged" : "changed";
                System.out.println(each.getKey() + " " + result + " " + changed);
            } catch (Exception broken) {
                System.out.println(each.getKey() + " broken " + broken);
            }
        }
    }

    private static String attempt(Way way) {
        try {
            way.go();
            return "done";
        } catch (Throwable thrown) {
            Throwable cause = thrown;
            for (int i = 0; i < DEEPEST_CAUSE && cause != null; i++) {
                if (cause instanceof SecurityException) {
                    return "refused";
                }
                cause = cause.getCause();
            }
            thrown.printStackTrace();
            return "failed:" + thrown.getClass().getName();
        }
    }

    /** Names, kinds and contents of all files below. */
    static String files(Path folder) throws IOException {
        List<String> all = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted().toList()) {
                String contents = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                        ? Files.readString(file, StandardCharsets.ISO_8859_1)
                        : "";
                all.add(folder.relativize(file) + (Files.isSymbolicLink(file) ? "@" : "=") + contents);
            }
        }
        return String.join(File.pathSeparator, all);
    }
}
