// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bylaw.weave.SinkPoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What policies see of an effect, and which effects they are never asked about. */
class EffectsTest {

    private static final int WRITE_ONLY = 1;
    private static final int READ_AND_WRITE = 2;
    private static final int CREATE = 0x40;

    @TempDir
    Path temporary;

    private Path folder;
    private Path log;
    private Effects effects;

    @BeforeEach
    void place() throws IOException {
        folder = Files.createDirectory(temporary.toRealPath().resolve("place"));
        log = Files.createDirectory(temporary.toRealPath().resolve("log"));
        effects = new Effects(List.of(log));
    }

    private Effect opened(String path) {
        return effects.of(SinkPoint.STREAM_OPEN, path, null, -1, -1);
    }

    private String pathOf(String path) {
        return (String) opened(path).arguments()[0];
    }

    @Test
    void a_path_is_absolute_and_has_no_dots() {
        assertThat(pathOf(folder + "/./a/../b")).isEqualTo(folder + "/b");
        assertThat(pathOf("relative")).isEqualTo(Path.of("").toAbsolutePath() + "/relative");
    }

    @Test
    void links_are_followed_to_where_the_file_is() throws IOException {
        Files.createSymbolicLink(folder.resolve("link"), log);
        assertThat(pathOf(folder + "/link/made")).isEqualTo(log + "/made");
    }

    @Test
    void a_link_to_nothing_is_followed_to_where_the_file_would_be_made() throws IOException {
        Files.createSymbolicLink(folder.resolve("dangling"), Path.of("second"));
        Files.createSymbolicLink(folder.resolve("second"), log.resolve("made"));
        assertThat(pathOf(folder + "/dangling")).isEqualTo(log + "/made");
    }

    @Test
    void links_in_a_circle_end() throws IOException {
        Files.createSymbolicLink(folder.resolve("a"), Path.of("b"));
        Files.createSymbolicLink(folder.resolve("b"), Path.of("a"));
        assertThat(pathOf(folder + "/a")).startsWith(folder.toString());
    }

    @Test
    void what_is_deleted_is_the_link_and_not_the_file() throws IOException {
        Files.createSymbolicLink(folder.resolve("link"), log);
        Effect deleted = effects.of(SinkPoint.NIO_UNLINK, folder.resolve("link"), null, -1, -1);
        assertThat(deleted.arguments()).containsExactly(folder + "/link", "delete");
        assertThat(deleted.refusal()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/proc/self/mem", "/proc/self/../self/mem", "/proc/thread-self/mem", "/proc/1/mem"})
    void nobody_opens_the_memory_of_a_process(String path) {
        assertThat(opened(path).refusal()).contains("is the memory of a process");
    }

    @Test
    void nobody_writes_the_enforcer_s_files_by_whatever_name() throws IOException {
        Files.createSymbolicLink(folder.resolve("link"), log);
        assertThat(opened(log + "/wal").refusal()).startsWith("Refused: Bylaw's own files");
        assertThat(opened(folder + "/link/wal").refusal()).isNotNull();
        assertThat(opened(folder + "/../log/wal").refusal()).isNotNull();
        assertThat(opened(log + "-of-others").refusal()).isNull();
    }

    @Test
    void nobody_moves_the_folder_that_they_are_in() {
        Effect moved = effects.of(SinkPoint.NIO_RENAME, folder.resolve("new"), log.getParent(), -1, -1);
        assertThat(moved.refusal()).isNotNull();
        assertThat(effects.of(SinkPoint.FILE_DELETE, log.getParent().toString(), null, -1, -1)
                        .refusal())
                .isNotNull();
    }

    @Test
    void nobody_gives_them_a_second_name_but_a_symbolic_link_is_only_a_text() throws IOException {
        Path wal = Files.createFile(log.resolve("wal"));
        assertThat(effects.of(SinkPoint.NIO_LINK, folder.resolve("new"), wal, -1, -1)
                        .refusal())
                .isNotNull();
        Effect symbolic = effects.of(
                SinkPoint.NIO_SYMLINK, folder.resolve("new"), wal.toString().getBytes(StandardCharsets.UTF_8), -1, -1);
        assertThat(symbolic.refusal()).isNull();
        assertThat(symbolic.arguments()).containsExactly(folder + "/new", wal.toString(), "symlink");
    }

    @ParameterizedTest
    @CsvSource({"0, false", "1, true", "2, true", "64, false", "65, true"})
    void only_files_opened_for_writing_are_effects(int flags, boolean effect) {
        assertThat(Effects.isEffect(SinkPoint.NIO_OPEN, null, flags)).isEqualTo(effect);
        assertThat(Effects.isEffect(SinkPoint.NIO_OPEN_AT, null, flags)).isEqualTo(effect);
    }

    @Test
    void libraries_that_the_jdk_loads_for_itself_are_none() {
        assertThat(Effects.isEffect(SinkPoint.LOAD_NAMED, String.class, -1)).isFalse();
        assertThat(Effects.isEffect(SinkPoint.LOAD_NAMED, EffectsTest.class, -1))
                .isTrue();
        assertThat(Effects.isEffect(SinkPoint.LOAD_NAMED, null, -1)).isTrue();
    }

    @Test
    void an_address_is_the_resolved_one() throws IOException {
        InetAddress forged = InetAddress.getByAddress("good.example", new byte[] {10, 1, 2, 3});
        assertThat(effects.of(SinkPoint.INET_CONNECT, forged, null, 443, -1).arguments())
                .containsExactly("10.1.2.3:443", Optional.of(forged), 443);
        InetSocketAddress six = new InetSocketAddress(
                InetAddress.getByAddress(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}), 53);
        assertThat(effects.of(SinkPoint.DATAGRAM_SEND, six, null, -1, -1).arguments()[0])
                .isEqualTo("[0:0:0:0:0:0:0:1]:53");
        assertThat(effects.of(SinkPoint.UNIX_CONNECT, Path.of("/run/docker.sock"), null, -1, -1)
                        .arguments())
                .containsExactly("unix:/run/docker.sock", Optional.empty(), 0);
    }

    @Test
    void a_command_is_its_program_its_arguments_and_the_whole_line() {
        Effect started = effects.of(SinkPoint.PROCESS_START, new String[] {"git", "status", "-s"}, "/srv", -1, -1);
        assertThat(started.arguments())
                .containsExactly("git", List.of("status", "-s"), "git status -s", Optional.of("/srv"));
    }

    @Test
    void flags_of_several_kinds_count_together() {
        assertThat(Effects.isEffect(SinkPoint.RANDOM_OPEN, null, READ_AND_WRITE))
                .isTrue();
        assertThat(Effects.isEffect(SinkPoint.RANDOM_OPEN, null, WRITE_ONLY)).isFalse();
        assertThat(Effects.isEffect(SinkPoint.NIO_OPEN, null, WRITE_ONLY | CREATE))
                .isTrue();
    }
}
