// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.app;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.FileOutputStream;
import java.io.FileWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.Writer;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Set;
import java.util.logging.FileHandler;
import java.util.stream.Stream;

/** The public ways to change files. */
public final class FileWays extends Outside.Ways {

    private static final byte[] BYTES = {'n', 'e', 'w'};

    /** Lists them. */
    public FileWays() {
        streams();
        channels();
        files();
        names();
        old();
    }

    private String name(String name) {
        return folder.resolve(name).toString();
    }

    private Path there() {
        return folder.resolve("there");
    }

    private Path gone() {
        return folder.resolve("gone");
    }

    private void streams() {
        way("FileOutputStream", () -> new FileOutputStream(name("gone")).close());
        way("FileOutputStream truncates", () -> new FileOutputStream(name("there")).close());
        way("FileOutputStream appends", () -> {
            try (FileOutputStream out = new FileOutputStream(there().toFile(), true)) {
                out.write(BYTES);
            }
        });
        way(
                "FileOutputStream by method handle",
                () -> ((FileOutputStream) MethodHandles.lookup()
                                .findConstructor(
                                        FileOutputStream.class, MethodType.methodType(void.class, String.class))
                                .invokeExact(name("gone")))
                        .close());
        way("FileWriter", () -> new FileWriter(name("gone"), StandardCharsets.UTF_8).close());
        way("PrintStream", () -> new PrintStream(name("gone"), StandardCharsets.UTF_8).close());
        way("PrintWriter", () -> new PrintWriter(gone().toFile(), StandardCharsets.UTF_8).close());
        way("RandomAccessFile rw", () -> new RandomAccessFile(name("gone"), "rw").close());
        way("RandomAccessFile rwd", () -> {
            try (RandomAccessFile file = new RandomAccessFile(there().toFile(), "rwd")) {
                file.write(BYTES);
            }
        });
        way("FileHandler", () -> new FileHandler(name("gone")).close());
    }

    private void channels() {
        way(
                "FileChannel.open",
                () -> FileChannel.open(gone(), StandardOpenOption.WRITE, StandardOpenOption.CREATE)
                        .close());
        way("FileChannel truncates", () -> {
            try (FileChannel file = FileChannel.open(there(), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                file.truncate(0);
            }
        });
        way("FileChannel.map", () -> {
            try (FileChannel file = FileChannel.open(there(), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                file.map(MapMode.READ_WRITE, 0, 2).put((byte) 'n');
            }
        });
        way(
                "AsynchronousFileChannel.open",
                () -> AsynchronousFileChannel.open(gone(), StandardOpenOption.WRITE, StandardOpenOption.CREATE)
                        .close());
        way("Files.newByteChannel", () -> {
            try (SeekableByteChannel file = Files.newByteChannel(there(), Set.of(StandardOpenOption.APPEND))) {
                file.write(ByteBuffer.wrap(BYTES));
            }
        });
        way(
                "provider.newByteChannel",
                () -> there().getFileSystem()
                        .provider()
                        .newByteChannel(gone(), Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW))
                        .close());
        way(
                "SecureDirectoryStream.newByteChannel",
                () -> secure(stream -> stream.newByteChannel(
                                Path.of("gone"), Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE))
                        .close()));
        way("SecureDirectoryStream.deleteFile", () -> secure(stream -> stream.deleteFile(Path.of("there"))));
        way(
                "SecureDirectoryStream.move",
                () -> secure(stream -> stream.move(Path.of("there"), stream, Path.of("gone"))));
    }

    @FunctionalInterface
    private interface InFolder {
        void go(SecureDirectoryStream<Path> stream) throws IOException;
    }

    private void secure(InFolder work) throws IOException {
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            work.go((SecureDirectoryStream<Path>) stream);
        }
    }

    private void files() {
        way("Files.newOutputStream", () -> Files.newOutputStream(gone()).close());
        way("Files.write", () -> Files.write(there(), BYTES));
        way("Files.writeString", () -> Files.writeString(gone(), "new", StandardOpenOption.CREATE_NEW));
        way("Files.newBufferedWriter", () -> {
            try (Writer out = Files.newBufferedWriter(there(), StandardOpenOption.APPEND)) {
                out.write("new");
            }
        });
        way("Files.copy file", () -> Files.copy(there(), gone()));
        way(
                "Files.copy stream",
                () -> Files.copy(new ByteArrayInputStream(BYTES), there(), StandardCopyOption.REPLACE_EXISTING));
        way("Files.copy folder", () -> Files.copy(folder.resolve("empty"), gone()));
        way(
                "Files.copy link",
                () -> Files.copy(folder.resolve("link"), gone(), java.nio.file.LinkOption.NOFOLLOW_LINKS));
        way("Files.createFile", () -> Files.createFile(gone()));
        way("Files.createDirectory", () -> Files.createDirectory(gone()));
        way("Files.createDirectories", () -> Files.createDirectories(gone().resolve("a/b")));
        way("Files.createTempFile", () -> Files.createTempFile(folder, "a", "b"));
        way("Files.createTempDirectory", () -> Files.createTempDirectory(folder, "a"));
        way("zip file system", () -> {
            URI jar = URI.create("jar:" + gone().toUri());
            try (FileSystem zip = FileSystems.newFileSystem(jar, Map.of("create", "true"))) {
                Files.writeString(zip.getPath("entry"), "new");
            }
        });
    }

    private void names() {
        way("Files.delete", () -> Files.delete(there()));
        way("Files.deleteIfExists", () -> Files.deleteIfExists(there()));
        way("Files.delete folder", () -> Files.delete(folder.resolve("empty")));
        way(
                "Files.newOutputStream deletes",
                () -> Files.newOutputStream(there(), StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE)
                        .close());
        way("Files.move", () -> Files.move(there(), gone()));
        way(
                "Files.move atomically",
                () -> Files.move(there(), folder.resolve("other"), StandardCopyOption.ATOMIC_MOVE));
        way("Files.createLink", () -> Files.createLink(gone(), there()));
        way("Files.createSymbolicLink", () -> Files.createSymbolicLink(gone(), there()));
    }

    private void old() {
        way("File.delete", () -> require(there().toFile().delete()));
        way("File.delete of a subclass", () -> require(new Liar(name("there")).delete()));
        way("File.renameTo", () -> require(there().toFile().renameTo(gone().toFile())));
        way("File.mkdir", () -> require(gone().toFile().mkdir()));
        way("File.mkdirs", () -> require(new File(name("gone"), "a/b").mkdirs()));
        way("File.createNewFile", () -> require(gone().toFile().createNewFile()));
    }

    /** Says another path than it has. */
    private static final class Liar extends File {
        private static final long serialVersionUID = 1L;

        Liar(String path) {
            super(path);
        }

        @Override
        public String getPath() {
            return "/allowed";
        }
    }

    private static void require(boolean done) throws IOException {
        if (!done) {
            throw new IOException("not done");
        }
    }

    @Override
    protected String state() throws IOException {
        return Outside.files(folder);
    }

    @Override
    protected void reset() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                if (!file.equals(folder)) {
                    Files.delete(file);
                }
            }
        }
        Files.writeString(there(), "old");
        Files.writeString(folder.resolve("other"), "other");
        Files.createDirectory(folder.resolve("empty"));
        Files.createSymbolicLink(folder.resolve("link"), there());
    }
}
