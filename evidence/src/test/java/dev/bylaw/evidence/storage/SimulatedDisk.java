// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.storage;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A disk in memory that keeps apart what was synced and what was not, and can lose power at any operation. After a crash,
 * of what was not synced any subset is there: of each write any of its sectors, of the changes of each folder any
 * beginning.
 */
public final class SimulatedDisk implements Storage {

    private static final int SECTOR = 512;

    /** The power is gone. */
    public static final class PowerCut extends IOException {
        private static final long serialVersionUID = 1L;

        PowerCut() {
            super("the power is gone");
        }
    }

    /** How much of what was not synced a crash leaves. */
    public interface Mercy {
        boolean keeps();
    }

    @SuppressWarnings("ArrayRecordComponent") // private, compared nowhere
    private record Write(long position, byte[] bytes, long truncate) {}

    private static final class File {
        byte[] now = {};
        byte[] synced = {};
        final List<Write> unsynced = new ArrayList<>();
    }

    private record Change(String name, File file) {}

    private final Map<String, File> now = new TreeMap<>();
    private final Map<String, File> synced = new TreeMap<>();
    private final Map<String, List<Change>> unsynced = new TreeMap<>();
    private final Set<String> locks = new HashSet<>();
    private long operations;
    private long cutAt = Long.MAX_VALUE;
    private long failAt = Long.MAX_VALUE;

    /** Loses power at that operation, counted from 1. */
    public SimulatedDisk cutPowerAt(long operation) {
        cutAt = operation;
        return this;
    }

    /** Answers that operation with an I/O error, once. */
    public SimulatedDisk failAt(long operation) {
        failAt = operation;
        return this;
    }

    /** How many operations there were that change something. */
    public long operations() {
        return operations;
    }

    /** The disk as it is after a crash. */
    public SimulatedDisk afterCrash(Mercy mercy) {
        SimulatedDisk left = new SimulatedDisk();
        Map<String, File> names = new TreeMap<>(synced);
        for (List<Change> changes : unsynced.values()) {
            for (Change change : changes) {
                if (!mercy.keeps()) {
                    break;
                }
                if (change.file == null) {
                    names.remove(change.name);
                } else {
                    names.put(change.name, change.file);
                }
            }
        }
        for (Map.Entry<String, File> entry : names.entrySet()) {
            File copy = new File();
            copy.synced = contentAfterCrash(entry.getValue(), mercy);
            copy.now = copy.synced;
            left.synced.put(entry.getKey(), copy);
            left.now.put(entry.getKey(), copy);
        }
        return left;
    }

    /** A mercy by chance. */
    public static Mercy random(long seed) {
        Random random = new Random(seed);
        return random::nextBoolean;
    }

    private static byte[] contentAfterCrash(File file, Mercy mercy) {
        byte[] content = file.synced;
        for (Write write : file.unsynced) {
            if (write.bytes == null) {
                content = mercy.keeps() ? Arrays.copyOf(content, (int) write.truncate) : content;
                continue;
            }
            for (int at = 0; at < write.bytes.length; at += SECTOR) {
                if (mercy.keeps()) {
                    int length = Math.min(SECTOR, write.bytes.length - at);
                    int end = (int) write.position + at + length;
                    content = content.length < end ? Arrays.copyOf(content, end) : content.clone();
                    System.arraycopy(write.bytes, at, content, (int) write.position + at, length);
                }
            }
        }
        return content;
    }

    @Override
    public Handle create(String name) throws IOException {
        step();
        if (now.containsKey(name)) {
            throw new FileAlreadyExistsException(name);
        }
        File file = new File();
        change(name, file);
        return new OpenFile(file);
    }

    @Override
    public Handle open(String name) throws IOException {
        return new OpenFile(find(name));
    }

    @Override
    public Handle openForReading(String name) throws IOException {
        return new OpenFile(find(name));
    }

    @Override
    public boolean exists(String name) {
        return now.containsKey(name);
    }

    @Override
    public List<String> list(String folder) {
        Set<String> names = new TreeSet<>();
        for (String name : now.keySet()) {
            if (name.startsWith(folder + "/")) {
                names.add(name.substring(folder.length() + 1).replaceFirst("/.*", ""));
            }
        }
        return new ArrayList<>(names);
    }

    @Override
    public void rename(String from, String to) throws IOException {
        step();
        File file = find(from);
        now.remove(from);
        now.put(to, file);
        // One change of one folder: both names, or neither.
        List<Change> changes = unsynced.computeIfAbsent(folderOf(to), f -> new ArrayList<>());
        changes.add(new Change(to, file));
        changes.add(new Change(from, null));
    }

    @Override
    public void delete(String name) throws IOException {
        step();
        if (now.containsKey(name)) {
            change(name, null);
        } else if (!list(name).isEmpty()) {
            throw new IOException("folder not empty: " + name);
        }
    }

    @Override
    public void syncFolder(String folder) throws IOException {
        step();
        List<Change> changes = unsynced.remove(folder);
        if (changes != null) {
            for (Change change : changes) {
                if (change.file == null) {
                    synced.remove(change.name);
                } else {
                    synced.put(change.name, change.file);
                }
            }
        }
    }

    @Override
    public Closeable lock(String name) throws IOException {
        if (!locks.add(name)) {
            throw new LockedException(name);
        }
        return () -> locks.remove(name);
    }

    @Override
    public String locate(String name) {
        return "disk:" + name;
    }

    private void change(String name, File file) {
        if (file == null) {
            now.remove(name);
        } else {
            now.put(name, file);
        }
        unsynced.computeIfAbsent(folderOf(name), f -> new ArrayList<>()).add(new Change(name, file));
    }

    private File find(String name) throws IOException {
        if (operations >= cutAt) {
            throw new PowerCut();
        }
        File file = now.get(name);
        if (file == null) {
            throw new NoSuchFileException(name);
        }
        return file;
    }

    private void step() throws IOException {
        if (operations >= cutAt || ++operations == cutAt) {
            throw new PowerCut();
        }
        if (operations == failAt) {
            throw new IOException("Input/output error");
        }
    }

    private static String folderOf(String name) {
        return name.substring(0, Math.max(0, name.lastIndexOf('/')));
    }

    private final class OpenFile implements Handle {
        private final File file;

        OpenFile(File file) {
            this.file = file;
        }

        @Override
        public void write(ByteBuffer bytes, long position) throws IOException {
            byte[] content = new byte[bytes.remaining()];
            bytes.get(content);
            int end = (int) position + content.length;
            // What was on its way when the power went may have arrived.
            file.unsynced.add(new Write(position, content, 0));
            step();
            file.now = file.now.length < end ? Arrays.copyOf(file.now, end) : file.now.clone();
            System.arraycopy(content, 0, file.now, (int) position, content.length);
        }

        @Override
        public int read(ByteBuffer bytes, long position) {
            int length = Math.max(0, Math.min(bytes.remaining(), file.now.length - (int) position));
            bytes.put(file.now, Math.min((int) position, file.now.length), length);
            return length;
        }

        @Override
        public long size() {
            return file.now.length;
        }

        @Override
        public void truncate(long size) throws IOException {
            step();
            file.now = Arrays.copyOf(file.now, (int) Math.min(size, file.now.length));
            file.unsynced.add(new Write(0, null, size));
        }

        @Override
        public void sync() throws IOException {
            step();
            file.synced = file.now;
            file.unsynced.clear();
        }

        @Override
        public void close() {
            // nothing is held
        }
    }
}
