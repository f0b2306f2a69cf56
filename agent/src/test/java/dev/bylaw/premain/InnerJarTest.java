// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.premain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bylaw.packing.JarIndex;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reader of the inner jar: what the build makes, and what others might make of it. */
class InnerJarTest {

    private static final byte[] FIRST = {1, 2, 3};
    private static final byte[] SECOND = new byte[70_000];
    private static final String AS_BUILT = "inst.jar in bylaw.jar is not as it was built";

    @TempDir
    Path folder;

    @Test
    void entries_are_read_in_place() throws IOException {
        InnerJar jar = new InnerJar(outer(ZipEntry.STORED, inner()));

        assertThat(jar.read("a/First.class")).isEqualTo(FIRST);
        assertThat(jar.read("a/Second.class")).isEqualTo(SECOND);
        assertThat(jar.contains("a/First.class")).isTrue();
    }

    @Test
    void entries_are_read_from_an_outer_jar_that_was_packed_again() throws IOException {
        assertThat(new InnerJar(outer(ZipEntry.DEFLATED, inner())).read("a/First.class"))
                .isEqualTo(FIRST);
    }

    @Test
    void entries_are_read_in_place_where_the_outer_jar_has_extra_fields() throws IOException {
        File jar = folder.resolve("extra.jar").toFile();
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar.toPath()))) {
            add(zip, "META-INF/MANIFEST.MF", ZipEntry.DEFLATED, FIRST, new byte[] {(byte) 0xfe, (byte) 0xca, 0, 0});
            add(zip, InnerJar.NAME, ZipEntry.STORED, inner(), new byte[] {(byte) 0xfe, (byte) 0xca, 2, 0, 7, 7});
        }

        assertThat(new InnerJar(jar).read("a/Second.class")).isEqualTo(SECOND);
    }

    @Test
    void entries_are_read_where_the_outer_jar_has_a_comment() throws IOException {
        File jar = folder.resolve("comment.jar").toFile();
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar.toPath()))) {
            add(zip, InnerJar.NAME, ZipEntry.STORED, inner(), null);
            zip.setComment("packed by another tool");
        }

        assertThat(new InnerJar(jar).read("a/First.class")).isEqualTo(FIRST);
    }

    @Test
    void an_entry_that_is_not_there_is_null() throws IOException {
        InnerJar jar = new InnerJar(outer(ZipEntry.STORED, inner()));

        assertThat(jar.read("a/Third.class")).isNull();
        assertThat(jar.contains("a/Third.class")).isFalse();
    }

    @Test
    void a_jar_without_an_inner_one_is_refused() throws IOException {
        File jar = folder.resolve("other.jar").toFile();
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar.toPath()))) {
            add(zip, "x", ZipEntry.DEFLATED, FIRST, null);
        }

        assertThatThrownBy(() -> new InnerJar(jar))
                .isInstanceOf(IOException.class)
                .hasMessage(jar + " has no inst.jar; it is not a bylaw.jar, or was packed again without it");
    }

    @ParameterizedTest(name = "{0} bytes are left")
    @ValueSource(ints = {0, 1, 21, 22, 100, 70_000})
    void an_inner_jar_that_ends_early_is_refused(int left) throws IOException {
        refused(Arrays.copyOf(inner(), left));
    }

    @Test
    void a_compressed_entry_is_refused() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            add(zip, "a/First.class", ZipEntry.DEFLATED, FIRST, null);
        }
        refused(bytes.toByteArray());
    }

    @Test
    void an_entry_with_an_extra_field_is_refused() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            add(zip, "a/First.class", ZipEntry.STORED, FIRST, new byte[] {(byte) 0xfe, (byte) 0xca, 0, 0});
            add(zip, "a/Second.class", ZipEntry.STORED, SECOND, null);
        }
        refused(bytes.toByteArray());
    }

    @Test
    void nothing_that_a_changed_directory_says_leads_out_of_the_jar() throws IOException {
        byte[] good = inner();
        int directory = good.length - 22 - 2 * 46 - "a/First.class".length() - "a/Second.class".length();
        int refused = 0;
        for (int at = directory; at < good.length; at++) {
            byte[] bad = good.clone();
            bad[at] ^= (byte) 0x80;
            try {
                new InnerJar(outer(ZipEntry.STORED, bad)).read("a/First.class");
            } catch (IOException notAsBuilt) {
                assertThat(notAsBuilt).hasMessageStartingWith(AS_BUILT);
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(40);
    }

    @ParameterizedTest(name = "method {0} of the outer jar")
    @ValueSource(ints = {ZipEntry.STORED, ZipEntry.DEFLATED})
    void entries_are_found_by_the_index_that_the_build_makes(int method) throws IOException {
        InnerJar jar = new InnerJar(outer(method, indexed()));

        assertThat(jar.read("a/First.class")).isEqualTo(FIRST);
        assertThat(jar.read("a/Second.class")).isEqualTo(SECOND);
        assertThat(jar.read("a/Third.class")).isNull();
        assertThat(jar.contains("a/Second.class")).isTrue();
        assertThat(jar.contains("a/Third.class")).isFalse();
    }

    @Test
    void a_name_with_the_hash_code_of_another_is_not_taken_for_it() throws IOException {
        assertThat("Aa".hashCode()).isEqualTo("BB".hashCode());
        byte[] inner = indexed(new TreeMap<>(Map.of("Aa", FIRST)));

        assertThat(new InnerJar(outer(ZipEntry.STORED, inner)).read("BB")).isNull();
        assertThatThrownBy(() -> JarIndex.of(Map.of("Aa", FIRST, "BB", SECOND)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void every_entry_of_a_large_jar_is_found() throws IOException {
        Map<String, byte[]> entries = new TreeMap<>();
        for (int i = 0; i < 3_000; i++) {
            entries.put("a/Class" + i + ".class", Integer.toString(i).getBytes(StandardCharsets.US_ASCII));
        }
        InnerJar jar = new InnerJar(outer(ZipEntry.STORED, indexed(entries)));

        for (Map.Entry<String, byte[]> each : entries.entrySet()) {
            assertThat(jar.read(each.getKey())).isEqualTo(each.getValue());
        }
    }

    @Test
    void nothing_that_a_changed_index_says_leads_to_other_content() throws IOException {
        byte[] good = indexed();
        int table = 30 + JarIndex.NAME.length();
        int found = 0;
        for (int at = table; at < table + 8 * 12; at++) {
            byte[] bad = good.clone();
            bad[at] ^= (byte) 0x80;
            try {
                byte[] read = new InnerJar(outer(ZipEntry.STORED, bad)).read("a/First.class");
                assertThat(read == null || Arrays.equals(read, FIRST)).isTrue();
                found += read == null ? 0 : 1;
            } catch (IOException notAsBuilt) {
                assertThat(notAsBuilt).hasMessageStartingWith(AS_BUILT);
            }
        }
        assertThat(found).as("places that do not concern the entry").isGreaterThan(40);
    }

    private void refused(byte[] inner) throws IOException {
        File jar = outer(ZipEntry.STORED, inner);
        assertThatThrownBy(() -> new InnerJar(jar))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(AS_BUILT);
    }

    private static byte[] inner() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            add(zip, "a/First.class", ZipEntry.STORED, FIRST, null);
            add(zip, "a/Second.class", ZipEntry.STORED, SECOND, null);
        }
        return bytes.toByteArray();
    }

    private static byte[] indexed() throws IOException {
        return indexed(new TreeMap<>(Map.of("a/First.class", FIRST, "a/Second.class", SECOND)));
    }

    private static byte[] indexed(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            add(zip, JarIndex.NAME, ZipEntry.STORED, JarIndex.of(entries), null);
            for (Map.Entry<String, byte[]> each : entries.entrySet()) {
                add(zip, each.getKey(), ZipEntry.STORED, each.getValue(), null);
            }
        }
        return bytes.toByteArray();
    }

    private File outer(int method, byte[] inner) throws IOException {
        File jar = Files.createTempFile(folder, "outer", ".jar").toFile();
        try (OutputStream out = Files.newOutputStream(jar.toPath());
                ZipOutputStream zip = new ZipOutputStream(out)) {
            add(zip, "dev/bylaw/premain/Agent.class", ZipEntry.STORED, FIRST, null);
            add(zip, InnerJar.NAME, method, inner, null);
        }
        return jar;
    }

    private static void add(ZipOutputStream zip, String name, int method, byte[] content, byte[] extra)
            throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(method);
        CRC32 crc = new CRC32();
        crc.update(content);
        entry.setCrc(crc.getValue());
        entry.setSize(content.length);
        if (extra != null) {
            entry.setExtra(extra);
        }
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
