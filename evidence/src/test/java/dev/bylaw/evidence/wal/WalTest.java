// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.wal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bylaw.evidence.storage.DiskStorage;
import dev.bylaw.evidence.storage.Files;
import dev.bylaw.evidence.storage.SimulatedDisk;
import dev.bylaw.evidence.storage.Storage;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WalTest {

    private static final String FIRST = "wal/000000000000.wal";
    private static final List<String> THREE = List.of("one", "three", "seven-");

    private final SimulatedDisk disk = new SimulatedDisk();

    @Test
    void cut_at_every_length_the_frames_before_the_cut_are_recovered() throws Exception {
        byte[] whole = write(THREE, 3);
        int[] ends = {23, 48, 74}; // headers of 20 bytes
        for (int length = 0; length <= whole.length; length++) {
            put(Arrays.copyOf(whole, length));
            int expected = length < ends[0] ? 0 : length < ends[1] ? 1 : length < ends[2] ? 2 : 3;
            WalRecovery found = WalRecovery.inspect(disk);
            assertThat(found.next()).as("cut at %d", length).isEqualTo(expected);
            boolean between = length == 0 || length == ends[0] || length == ends[1] || length >= ends[2];
            // A cut within the leading zeros of a length looks like room that was never used; nothing is lost by that.
            boolean zeros = length > 0 && allZero(whole, expected == 0 ? 0 : ends[expected - 1], length);
            assertThat(found.tornFile() == null).as("cut at %d", length).isEqualTo(between || zeros);
            found.closeLastSegment(disk);
            assertThat(read(expected)).isEqualTo(THREE.subList(0, expected));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 65_536, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void a_length_that_no_frame_has_ends_the_log_when_it_is_in_the_last_group(int length) throws Exception {
        byte[] whole = write(THREE, 3);
        ByteBuffer.wrap(whole).putInt(48, length);
        put(whole);
        WalRecovery found = WalRecovery.inspect(disk);
        assertThat(found.next()).isEqualTo(2);
        assertThat(found.tornFile()).isEqualTo(FIRST);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 65_536, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void a_length_that_no_frame_has_before_a_later_group_is_damage(int length) throws Exception {
        byte[] whole = write(THREE, 1);
        ByteBuffer.wrap(whole).putInt(23, length);
        put(whole);
        assertThatThrownBy(() -> WalRecovery.inspect(disk))
                .isInstanceOf(WalDamagedException.class)
                .hasMessageContaining(FIRST)
                .hasMessageContaining("byte 23")
                .hasMessageContaining("record 1");
    }

    @Test
    void whichever_byte_before_the_last_group_is_changed_it_is_damage() throws Exception {
        byte[] whole = write(THREE, 1);
        for (int i = 0; i < 48; i++) {
            byte[] changed = whole.clone();
            changed[i] ^= 4;
            put(changed);
            assertThatThrownBy(() -> WalRecovery.inspect(disk))
                    .as("byte %d", i)
                    .isInstanceOf(WalDamagedException.class);
        }
    }

    @Test
    void a_hole_in_the_last_group_is_an_unfinished_write_not_damage() throws Exception {
        byte[] whole = write(THREE, 3);
        Arrays.fill(whole, 23, 48, (byte) 0); // the disk wrote the third frame before the second, and then lost power
        put(whole);
        WalRecovery found = WalRecovery.inspect(disk);
        assertThat(found.next()).isEqualTo(1);
        assertThat(found.tornBytes()).isPositive();
        found.closeLastSegment(disk);
        try (WalWriter wal = WalWriter.start(disk, 1)) {
            add(wal, "two");
            wal.commit();
        }
        assertThat(read(2)).containsExactly("one", "two");
    }

    @Test
    void records_pass_from_segment_to_segment() throws Exception {
        try (WalWriter wal = WalWriter.start(disk, 0, 200)) {
            for (int i = 0; i < 50; i++) {
                add(wal, "record " + i);
                wal.commit();
            }
        }
        assertThat(disk.list("wal")).hasSizeGreaterThan(5);
        assertThat(read(50)).hasSize(50).endsWith("record 49");
        assertThat(new WalCursor(disk, 33).advance()).isEqualTo("record 33".getBytes(UTF_8));
    }

    @Test
    void segments_that_are_published_are_deleted_but_never_the_last() throws Exception {
        try (WalWriter wal = WalWriter.start(disk, 0, 200)) {
            for (int i = 0; i < 50; i++) {
                add(wal, "record " + i);
                wal.commit();
            }
        }
        WalRecovery.retire(disk, 30);
        WalRecovery found = WalRecovery.inspect(disk);
        assertThat(found.first()).isBetween(1L, 30L);
        assertThat(found.next()).isEqualTo(50);
        WalRecovery.retire(disk, 50);
        assertThat(disk.list("wal")).hasSize(1);
    }

    @Test
    void a_missing_segment_is_damage() throws Exception {
        try (WalWriter wal = WalWriter.start(disk, 0, 200)) {
            for (int i = 0; i < 50; i++) {
                add(wal, "record " + i);
                wal.commit();
            }
        }
        disk.delete("wal/" + disk.list("wal").get(2));
        assertThatThrownBy(() -> read(50)).isInstanceOf(WalDamagedException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 65_536})
    void a_record_that_a_frame_cannot_hold_is_refused(int length) throws Exception {
        try (WalWriter wal = WalWriter.start(disk, 0)) {
            assertThatThrownBy(() -> wal.add(new byte[length], 0, length)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void the_longest_record_survives() throws Exception {
        String longest = "x".repeat(65_535);
        try (WalWriter wal = WalWriter.start(disk, 0)) {
            for (int i = 0; i < 20; i++) {
                add(wal, longest);
            }
            wal.commit();
        }
        assertThat(read(20)).hasSize(20).containsOnly(longest);
    }

    private byte[] write(List<String> records, int perGroup) throws IOException {
        SimulatedDisk fresh = new SimulatedDisk();
        try (WalWriter wal = WalWriter.start(fresh, 0)) {
            for (int i = 0; i < records.size(); i++) {
                add(wal, records.get(i));
                if (i % perGroup == perGroup - 1) {
                    wal.commit();
                }
            }
            wal.closeCleanly();
        }
        return Files.read(fresh, FIRST);
    }

    private void put(byte[] segment) throws IOException {
        Files.replace(disk, FIRST, segment);
    }

    private static void add(WalWriter wal, String record) {
        byte[] bytes = record.getBytes(UTF_8);
        wal.add(bytes, 0, bytes.length);
    }

    private List<String> read(int count) throws IOException {
        List<String> records = new ArrayList<>();
        Storage storage = disk;
        try (WalCursor cursor = new WalCursor(storage, 0)) {
            for (int i = 0; i < count; i++) {
                records.add(new String(cursor.advance(), UTF_8));
            }
        }
        return records;
    }

    private static boolean allZero(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return from < to;
    }

    @ParameterizedTest
    @ValueSource(strings = {"deleted", "moved", "replaced", "cut"})
    void a_segment_that_somebody_else_has_changed_is_not_written_any_more(String how, @TempDir Path folder)
            throws Exception {
        try (WalWriter writer = WalWriter.start(new DiskStorage(folder), 0)) {
            byte[] record = "one".getBytes(UTF_8);
            writer.add(record, 0, record.length);
            writer.commit();
            Path segment = folder.resolve(FIRST);
            switch (how) {
                case "deleted" -> java.nio.file.Files.delete(segment);
                case "moved" -> java.nio.file.Files.move(segment, folder.resolve("elsewhere"));
                case "replaced" -> {
                    java.nio.file.Files.copy(segment, folder.resolve("copy"));
                    java.nio.file.Files.move(folder.resolve("copy"), segment, StandardCopyOption.REPLACE_EXISTING);
                }
                default -> {
                    try (RandomAccessFile file = new RandomAccessFile(segment.toFile(), "rw")) {
                        file.setLength(10);
                    }
                }
            }
            writer.add(record, 0, record.length);
            assertThatThrownBy(writer::commit).isInstanceOf(IOException.class).hasMessageContaining(FIRST + " is not");
        }
    }
}
