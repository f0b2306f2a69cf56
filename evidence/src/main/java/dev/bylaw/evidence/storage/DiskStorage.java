// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.storage;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A folder on a disk of this machine.
 *
 * <p>Files and folders are the owner's alone (0600, 0700), except those below {@code log/} and {@code trust.policy}, which
 * exist to be handed out (0644, 0755). On file systems without POSIX permissions they have whatever the folder gives them.
 */
public final class DiskStorage implements Storage {

    private static final Set<PosixFilePermission> PRIVATE_FILE =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final Set<PosixFilePermission> PUBLIC_FILE = EnumSet.of(
            PosixFilePermission.OWNER_READ,
            PosixFilePermission.OWNER_WRITE,
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.OTHERS_READ);
    private static final FileAttribute<?>[] NO_ATTRIBUTES = {};

    private final Path root;
    private final boolean posix;
    private final Set<Path> knownFolders = new HashSet<>();

    /** Storage in a folder, which is created when the first file is. */
    public DiskStorage(Path root) {
        this.root = root.toAbsolutePath().normalize();
        this.posix = root.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    @Override
    public Handle create(String name) throws IOException {
        Path file = path(name);
        createFolders(name);
        FileChannel channel = FileChannel.open(
                file,
                EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE),
                attributes(isPublic(name) ? PUBLIC_FILE : PRIVATE_FILE));
        if (posix && isPublic(name)) { // the umask may have taken bits away
            Files.setPosixFilePermissions(file, PUBLIC_FILE);
        }
        return handle(channel, file);
    }

    @Override
    public Handle open(String name) throws IOException {
        Path file = path(name);
        return handle(
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
                file);
    }

    @Override
    public Handle openForReading(String name) throws IOException {
        Path file = path(name);
        return handle(FileChannel.open(file, StandardOpenOption.READ), file);
    }

    private static Handle handle(FileChannel channel, Path file) throws IOException {
        try {
            return new ChannelHandle(channel, file, attributes(file).fileKey());
        } catch (IOException unreadable) {
            channel.close();
            throw unreadable;
        }
    }

    private static BasicFileAttributes attributes(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public boolean exists(String name) {
        return Files.exists(path(name), LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public List<String> list(String folder) throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path(folder))) {
            for (Path file : files) {
                names.add(file.getFileName().toString());
            }
        } catch (NoSuchFileException e) {
            return List.of();
        }
        Collections.sort(names);
        return names;
    }

    @Override
    public void rename(String from, String to) throws IOException {
        createFolders(to);
        Files.move(path(from), path(to), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void delete(String name) throws IOException {
        Files.delete(path(name));
        knownFolders.remove(path(name));
    }

    @Override
    public void syncFolder(String folder) throws IOException {
        Path path = path(folder);
        if (!posix) { // Windows neither needs nor allows it
            return;
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public void syncAll(List<Handle> files) throws IOException {
        ParallelSync.sync(files);
    }

    @Override
    public Closeable lock(String name) throws IOException {
        createFolders(name);
        FileChannel channel = FileChannel.open(
                path(name), EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), attributes(PRIVATE_FILE));
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) { // another log in this process
            lock = null;
        }
        if (lock == null) {
            channel.close();
            throw new LockedException(locate(name));
        }
        return channel;
    }

    @Override
    public String locate(String name) {
        return path(name).toString();
    }

    private Path path(String name) {
        return name.isEmpty() ? root : root.resolve(name);
    }

    /** The log folder is shared by nobody but the log, so a folder seen once stays. */
    private void createFolders(String name) throws IOException {
        Path folder = path(name).getParent();
        if (knownFolders.contains(folder)) {
            return;
        }
        List<Path> missing = new ArrayList<>();
        for (Path p = folder; p != null && !Files.isDirectory(p); p = p.getParent()) {
            missing.add(p);
        }
        for (int i = missing.size() - 1; i >= 0; i--) {
            createFolder(missing.get(i));
        }
        knownFolders.add(folder);
    }

    private void createFolder(Path folder) throws IOException {
        boolean open = !folder.startsWith(root) // above us: as public as the umask says
                || folder.equals(root)
                || isPublic(root.relativize(folder).toString().replace('\\', '/') + "/");
        Files.createDirectory(
                folder,
                open ? NO_ATTRIBUTES : attributes(EnumSet.copyOf(PosixFilePermissions.fromString("rwx------"))));
        if (posix && folder.getParent() != null) {
            try (FileChannel parent = FileChannel.open(folder.getParent(), StandardOpenOption.READ)) {
                parent.force(true);
            }
        }
    }

    private static boolean isPublic(String name) {
        return name.startsWith("log/") || name.startsWith("trust.policy");
    }

    private FileAttribute<?>[] attributes(Set<PosixFilePermission> permissions) {
        return posix ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)} : NO_ATTRIBUTES;
    }

    /** A file through its channel; the key is what the file system knows it by, whatever its name. */
    private record ChannelHandle(FileChannel channel, Path file, Object key) implements Handle {

        @Override
        public void write(ByteBuffer bytes, long position) throws IOException {
            long at = position;
            while (bytes.hasRemaining()) {
                at += channel.write(bytes, at);
            }
        }

        @Override
        public int read(ByteBuffer bytes, long position) throws IOException {
            int total = 0;
            while (bytes.hasRemaining()) {
                int n = channel.read(bytes, position + total);
                if (n < 0) {
                    break;
                }
                total += n;
            }
            return total;
        }

        @Override
        public long size() throws IOException {
            return channel.size();
        }

        @Override
        public void truncate(long size) throws IOException {
            channel.truncate(size);
        }

        @Override
        public void sync() throws IOException {
            channel.force(false);
        }

        @Override
        public boolean isInPlace(long size) throws IOException {
            try {
                BasicFileAttributes now = attributes(file);
                return now.isRegularFile() && now.size() >= size && Objects.equals(now.fileKey(), key);
            } catch (NoSuchFileException gone) {
                return false;
            }
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
