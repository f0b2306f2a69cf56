// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.cli.console;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Finds out what the streams of this process are connected to.
 *
 * <p>The JDK tells of standard input and output together and of standard error not at all, so the descriptors are looked up
 * where the system shows them, which is Linux. Elsewhere nothing is taken for a terminal, and CLICOLOR_FORCE gives colours.
 */
public final class Terminals {

    private Terminals() {}

    /** The console of this process. Streams are UTF-8 whatever the locale: records are. */
    public static Console ofProcess(Map<String, String> environment) {
        boolean outTerminal = isTerminal(1);
        boolean errTerminal = isTerminal(2);
        return new Console(
                stream(FileDescriptor.out),
                stream(FileDescriptor.err),
                paint(outTerminal, environment),
                paint(errTerminal, environment),
                errTerminal && !"dumb".equals(environment.get("TERM")));
    }

    /** Colours for a terminal or when they are forced, unless the user said no: https://no-color.org. */
    static Paint paint(boolean terminal, Map<String, String> environment) {
        boolean able = terminal && !"dumb".equals(environment.get("TERM"));
        boolean forced = !environment.getOrDefault("CLICOLOR_FORCE", "0").equals("0");
        boolean refused = !environment.getOrDefault("NO_COLOR", "").isEmpty();
        return (able || forced) && !refused ? Paint.ANSI : Paint.PLAIN;
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        // Buffered, because a log of a million lines is written; main flushes before it exits.
        return new PrintStream(
                new BufferedOutputStream(new PipeStream(descriptor), 1 << 13),
                descriptor == FileDescriptor.err,
                StandardCharsets.UTF_8);
    }

    /** A stream whose reader may go away at any time, as {@code head} does: then the process ends, and says nothing. */
    private static final class PipeStream extends FileOutputStream {

        PipeStream(FileDescriptor descriptor) {
            super(descriptor);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                super.write(bytes, offset, length);
            } catch (IOException e) {
                // The JDK ignores SIGPIPE and has no exception of its own for it. A full disk, however, is to be told.
                if ("Broken pipe".equals(e.getMessage())) {
                    Runtime.getRuntime().halt(Exit.USAGE);
                }
                throw e;
            }
        }
    }

    private static boolean isTerminal(int descriptor) {
        Path link = Path.of("/proc/self/fd", Integer.toString(descriptor));
        if (Files.isSymbolicLink(link)) {
            try {
                String target = Files.readSymbolicLink(link).toString();
                return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
            } catch (IOException e) {
                return false;
            }
        }
        return false;
    }
}
