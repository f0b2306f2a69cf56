// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.custody;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Whether others can read what is private or write what is public, and whether anything lies there that is no part of a log. */
final class FolderCheck {

    private static final List<String> PRIVATE = List.of("wal", "state", "keys", "vault", "index");
    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE,
            PosixFilePermission.OTHERS_EXECUTE);
    private static final Set<PosixFilePermission> WRITERS =
            EnumSet.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);
    private static final String KNOWN = "trust\\.policy|log/.*|wal/[0-9]{12,}\\.wal|state/(signed|lock)"
            + "|keys/(log(-next)?\\.pem|rotate)|index/[0-9]{8,}\\.idx|vault/[0-9]{8}\\.box|vault/keys/([0-9]{8}\\.slots|[0-9a-f]{32}\\.key)";

    private final Path folder;
    private final Findings findings;

    FolderCheck(Path folder, Findings findings) {
        this.folder = folder;
        this.findings = findings;
    }

    void run() throws IOException {
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                if (posix && !name.isEmpty()) {
                    permissions(file, name);
                }
                if (Files.isRegularFile(file) && !name.matches(KNOWN)) {
                    findings.note(
                            name, name.endsWith(".tmp") ? "left by a write that did not finish" : "no part of the log");
                }
            }
        }
    }

    private void permissions(Path file, String name) throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        boolean secret = PRIVATE.contains(name.substring(0, name.indexOf('/') < 0 ? name.length() : name.indexOf('/')));
        for (PosixFilePermission permission : secret ? OTHERS : WRITERS) {
            if (permissions.contains(permission)) {
                findings.fault(
                        name,
                        "others than the owner may " + (secret ? "use" : "change") + " it: "
                                + PosixFilePermissions.toString(permissions) + "; run chmod "
                                + (secret ? "go-rwx" : "go-w"));
                return;
            }
        }
    }
}
