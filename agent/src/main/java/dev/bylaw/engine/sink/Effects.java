// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.sink;

import dev.bylaw.engine.identity.CodeOrigin;
import dev.bylaw.weave.SinkPoint;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reads what a place in the JDK gave the gate.
 *
 * <h2>Guarantees</h2>
 * All that is read are strings, numbers and classes of the JDK that cannot be extended from outside; they are what the JDK
 * goes on to use, so nothing can answer differently later. Paths are those of the files that will be touched, after
 * symbolic links.
 * <h2>Not guaranteed</h2>
 * That a link is not put in the place of a folder between here and the operating system. Whoever can do that on purpose and
 * in time reaches another file than the decided one.
 * <h2>Threads</h2>
 * Any; nothing is remembered.
 */
public final class Effects {

    /** The two lowest bits of the flags of an opened file: not only for reading. */
    private static final int NOT_READ_ONLY = 3;

    /** The same of {@code RandomAccessFile}. */
    private static final int READ_AND_WRITE = 2;

    private final RealPaths paths;
    private final Protection protection;

    /** With the files that are nobody's to write. */
    public Effects(List<Path> ours) {
        this.paths = new RealPaths();
        this.protection = new Protection(paths, ours);
        // Looks once, so that what a look needs is loaded before it is needed in the middle of the JDK's work.
        Caller.isEnforcer();
        Caller.ofThisStack();
    }

    /** Whether this is an effect at all: most files are opened for reading, and most libraries are the JDK's own. */
    public static boolean isEffect(SinkPoint point, Object other, int detail) {
        return switch (point) {
            case NIO_OPEN, NIO_OPEN_AT -> (detail & NOT_READ_ONLY) != 0;
            case RANDOM_OPEN -> (detail & READ_AND_WRITE) != 0;
            case LOAD, LOAD_NAMED -> other == null || !CodeOrigin.isJdk((Class<?>) other);
            default -> true;
        };
    }

    /** What is about to be done. */
    public Effect of(SinkPoint point, Object subject, Object other, int detail, int further) {
        return switch (point.action()) {
            case START_PROCESS -> process((String[]) subject, (String) other);
            case CONNECT -> connection(point, subject, detail);
            case WRITE_FILE -> file(point, subject, further);
            case MOVE_FILE -> move(point, subject, other, detail, further);
            case LOAD_LIBRARY -> library(point, subject);
        };
    }

    private static Effect process(String[] command, String directory) {
        List<String> arguments = List.of(command).subList(1, command.length);
        return new Effect(
                new Object[] {
                    command[0], List.copyOf(arguments), String.join(" ", command), Optional.ofNullable(directory)
                },
                null);
    }

    private static Effect connection(SinkPoint point, Object subject, int detail) {
        if (point == SinkPoint.UNIX_CONNECT) {
            return new Effect(new Object[] {"unix:" + subject, Optional.empty(), 0}, null);
        }
        InetSocketAddress target = subject instanceof InetSocketAddress sent ? sent : null;
        InetAddress ip = target == null ? (InetAddress) subject : target.getAddress();
        int port = target == null ? detail : target.getPort();
        String text = ip.getHostAddress();
        int zone = text.indexOf('%');
        text = zone < 0 ? text : text.substring(0, zone);
        String address = (text.indexOf(':') < 0 ? text : '[' + text + ']') + ':' + port;
        return new Effect(new Object[] {address, Optional.of(ip), port}, null);
    }

    private Effect file(SinkPoint point, Object subject, int folder) {
        String named =
                paths.text(subject, point == SinkPoint.NIO_OPEN_AT || point == SinkPoint.NIO_UNLINK_AT ? folder : -1);
        String operation = switch (point) {
            case NIO_MKDIR, FILE_MKDIR -> "create_directory";
            case NIO_MKNOD, FILE_CREATE -> "create";
            case NIO_UNLINK, NIO_UNLINK_AT, NIO_RMDIR, FILE_DELETE -> "delete";
            default -> "write";
        };
        boolean opens = operation.equals("write");
        String path = opens ? paths.opened(named) : paths.entry(named);
        return new Effect(new Object[] {path, operation}, protection.refusal(path, !opens));
    }

    private Effect move(SinkPoint point, Object subject, Object other, int fromFolder, int toFolder) {
        boolean at = point == SinkPoint.NIO_RENAME_AT;
        String path = paths.entry(paths.text(subject, at ? toFolder : -1));
        String named = paths.text(other, at ? fromFolder : -1);
        boolean symbolic = point == SinkPoint.NIO_SYMLINK;
        String source = symbolic ? named : paths.entry(named);
        String operation = switch (point) {
            case NIO_LINK -> "link";
            case NIO_SYMLINK -> "symlink";
            default -> "rename";
        };
        String refusal = protection.refusal(path, true);
        if (refusal == null && !symbolic) {
            // A second name for a file is a way to it that no longer says whose it is.
            refusal = protection.refusal(point == SinkPoint.NIO_LINK ? paths.opened(named) : source, true);
        }
        return new Effect(new Object[] {path, source, operation}, refusal);
    }

    private Effect library(SinkPoint point, Object subject) {
        String library = switch (point) {
            case NATIVE_LINK -> "java.lang.foreign.Linker";
            case LOAD_NAMED -> (String) subject;
            default -> paths.opened((String) subject);
        };
        return new Effect(new Object[] {library}, null);
    }
}
