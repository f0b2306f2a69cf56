// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

import static dev.bylaw.weave.SinkAction.CONNECT;
import static dev.bylaw.weave.SinkAction.LOAD_LIBRARY;
import static dev.bylaw.weave.SinkAction.MOVE_FILE;
import static dev.bylaw.weave.SinkAction.START_PROCESS;
import static dev.bylaw.weave.SinkAction.WRITE_FILE;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The methods of the JDK through which all of its public ways to an effect lead, as far down as there is Java. They are
 * private to the JDK and move between its versions: one that is missing makes its class unusable, and so is not missed.
 *
 * <p>What stands behind each is what the gate is given, by slots of the method's local variables: two objects, two numbers.
 */
public enum SinkPoint {
    /** All of {@code ProcessBuilder}, {@code Runtime.exec} and pipelines. */
    PROCESS_START(
            START_PROCESS,
            "java/lang/ProcessImpl",
            "start([Ljava/lang/String;Ljava/util/Map;Ljava/lang/String;[Ljava/lang/ProcessBuilder$Redirect;Z)Ljava/lang/Process;",
            0,
            2,
            -1,
            -1),
    /** Sockets and channels of every kind but datagrams that are sent without a connection. */
    INET_CONNECT(
            CONNECT,
            "sun/nio/ch/Net",
            "connect(Ljava/net/ProtocolFamily;Ljava/io/FileDescriptor;Ljava/net/InetAddress;I)I",
            2,
            -1,
            3,
            -1),
    /** Sockets of this machine that are files. */
    UNIX_CONNECT(
            CONNECT,
            "sun/nio/ch/UnixDomainSockets",
            "connect(Ljava/io/FileDescriptor;Ljava/nio/file/Path;)I",
            1,
            -1,
            -1,
            -1),
    /** Datagrams that are sent without a connection, whether by a channel or by a socket. */
    DATAGRAM_SEND(
            CONNECT,
            "sun/nio/ch/DatagramChannelImpl",
            "send(Ljava/io/FileDescriptor;Ljava/nio/ByteBuffer;Ljava/net/InetSocketAddress;)I",
            3,
            -1,
            -1,
            -1),
    /** {@code FileOutputStream}, and whoever uses it. */
    STREAM_OPEN(WRITE_FILE, "java/io/FileOutputStream", "open(Ljava/lang/String;Z)V", 1, -1, -1, -1),
    /** {@code RandomAccessFile}; the number says whether it writes. */
    RANDOM_OPEN(WRITE_FILE, "java/io/RandomAccessFile", "open(Ljava/lang/String;I)V", 1, -1, 2, -1),
    /** {@code Files}, file channels of every kind; the number says whether it writes. */
    NIO_OPEN(WRITE_FILE, "sun/nio/fs/UnixNativeDispatcher", "open(Lsun/nio/fs/UnixPath;II)I", 0, -1, 1, -1),
    /** The same below an open folder. */
    NIO_OPEN_AT(WRITE_FILE, "sun/nio/fs/UnixNativeDispatcher", "openat(I[BII)I", 1, -1, 2, 0),
    /** Makes a folder. */
    NIO_MKDIR(WRITE_FILE, "sun/nio/fs/UnixNativeDispatcher", "mkdir(Lsun/nio/fs/UnixPath;I)V", 0, -1, -1, -1),
    /** Makes a pipe or a device, when one is copied. */
    NIO_MKNOD(WRITE_FILE, "sun/nio/fs/UnixNativeDispatcher", "mknod(Lsun/nio/fs/UnixPath;IJ)V", 0, -1, -1, -1),
    /** Deletes a file. */
    NIO_UNLINK(WRITE_FILE, "sun/nio/fs/UnixNativeDispatcher", "unlink(Lsun/nio/fs/UnixPath;)V", 0, -1, -1, -1),
    /** The same below an open folder. */
    NIO_UNLINK_AT(WRITE_FILE, "sun/nio/fs/UnixNativeDispatcher", "unlinkat(I[BI)V", 1, -1, -1, 0),
    /** Deletes a folder. */
    NIO_RMDIR(WRITE_FILE, "sun/nio/fs/UnixNativeDispatcher", "rmdir(Lsun/nio/fs/UnixPath;)V", 0, -1, -1, -1),
    /** Renames a file or a folder. */
    NIO_RENAME(
            MOVE_FILE,
            "sun/nio/fs/UnixNativeDispatcher",
            "rename(Lsun/nio/fs/UnixPath;Lsun/nio/fs/UnixPath;)V",
            1,
            0,
            -1,
            -1),
    /** The same between open folders. */
    NIO_RENAME_AT(MOVE_FILE, "sun/nio/fs/UnixNativeDispatcher", "renameat(I[BI[B)V", 3, 1, 0, 2),
    /** Gives a file a second name. */
    NIO_LINK(
            MOVE_FILE,
            "sun/nio/fs/UnixNativeDispatcher",
            "link(Lsun/nio/fs/UnixPath;Lsun/nio/fs/UnixPath;)V",
            1,
            0,
            -1,
            -1),
    /** Makes a symbolic link. */
    NIO_SYMLINK(MOVE_FILE, "sun/nio/fs/UnixNativeDispatcher", "symlink([BLsun/nio/fs/UnixPath;)V", 1, 0, -1, -1),
    /** {@code File.delete}. */
    FILE_DELETE(WRITE_FILE, "java/io/File", "delete()Z", 0, -1, -1, -1),
    /** {@code File.mkdir} and {@code mkdirs}. */
    FILE_MKDIR(WRITE_FILE, "java/io/File", "mkdir()Z", 0, -1, -1, -1),
    /** {@code File.createNewFile}. */
    FILE_CREATE(WRITE_FILE, "java/io/File", "createNewFile()Z", 0, -1, -1, -1),
    /** {@code File.renameTo}. */
    FILE_RENAME(MOVE_FILE, "java/io/File", "renameTo(Ljava/io/File;)Z", 1, 0, -1, -1),
    /** {@code System.load} and {@code Runtime.load}; the second object is the class that asks. */
    LOAD(LOAD_LIBRARY, "java/lang/Runtime", "load0(Ljava/lang/Class;Ljava/lang/String;)V", 2, 1, -1, -1),
    /** {@code System.loadLibrary} and {@code Runtime.loadLibrary}. */
    LOAD_NAMED(LOAD_LIBRARY, "java/lang/Runtime", "loadLibrary0(Ljava/lang/Class;Ljava/lang/String;)V", 2, 1, -1, -1),
    /** {@code SymbolLookup.libraryLookup}, from 22 on. */
    LOAD_RAW(
            LOAD_LIBRARY,
            "jdk/internal/loader/RawNativeLibraries",
            "load(Ljava/lang/String;)Ljdk/internal/loader/NativeLibrary;",
            1,
            -1,
            -1,
            -1),
    /** {@code Linker.downcallHandle}, from 22 on: any function that any library of the process has. */
    NATIVE_LINK(
            LOAD_LIBRARY,
            "jdk/internal/foreign/abi/AbstractLinker",
            "downcallHandle0(Ljava/lang/foreign/FunctionDescriptor;[Ljava/lang/foreign/Linker$Option;)Ljava/lang/invoke/MethodHandle;",
            -1,
            -1,
            -1,
            -1);

    private final SinkAction action;
    private final String owner;
    private final String key;
    private final int subject;
    private final int other;
    private final int detail;
    private final int further;

    SinkPoint(SinkAction action, String owner, String key, int subject, int other, int detail, int further) {
        this.action = action;
        this.owner = owner;
        this.key = key;
        this.subject = subject;
        this.other = other;
        this.detail = detail;
        this.further = further;
    }

    /** What policies are asked. */
    public SinkAction action() {
        return action;
    }

    /** The class, with slashes. */
    String owner() {
        return owner;
    }

    /** Name and descriptor. */
    String key() {
        return key;
    }

    /** The local variable with the first object; -1 for none. */
    int subject() {
        return subject;
    }

    /** With the second object. */
    int other() {
        return other;
    }

    /** With the first number. */
    int detail() {
        return detail;
    }

    /** With the second number. */
    int further() {
        return further;
    }

    /** The points of these sinks, without numbers of sites. */
    public static List<Site> sites(Set<Sink> sinks) {
        List<Site> sites = new ArrayList<>();
        for (SinkPoint point : values()) {
            if (sinks.contains(point.action.sink())) {
                sites.add(point.site());
            }
        }
        return sites;
    }

    /** The site, before it has a number. */
    Site site() {
        int bracket = key.indexOf('(');
        return new Site(
                0,
                owner.replace('/', '.'),
                key.substring(0, bracket),
                key.substring(bracket),
                0,
                action.action(),
                action.resource(),
                action.parameters(),
                new Origin.Effect(this));
    }
}
