// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.threats.app;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import jdk.jshell.JShell;

/** Ways to an effect that no governed method of the application leads to. The links are the service's; what is opened is not. */
final class SinkAttacks {

    private final Path folder;
    private final Path log = Path.of(System.getProperty("attacked.log"));
    private final Path memory;
    private final Path report;
    private final Path wal;
    private final Path elsewhere;
    private final ServerSocket bank;

    SinkAttacks() throws IOException {
        folder = Files.createTempDirectory("attacks");
        memory = Files.createSymbolicLink(folder.resolve("memory"), Path.of("/proc/self/mem"));
        report = Files.createDirectory(folder.resolve("reports")).resolve("today");
        wal = Files.createSymbolicLink(folder.resolve("wal"), aFileOf(log.resolve("wal")));
        elsewhere = Files.createTempDirectory("elsewhere-");
        bank = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    private static Path aFileOf(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
    }

    void call_3_the_raw_client_below_the_facade(Attempt attempt) {
        attempt.go(() -> reach(attempt, () -> new Socket(bank.getInetAddress(), bank.getLocalPort()).close()));
        attempt.go(() -> reach(
                attempt, () -> SocketChannel.open(bank.getLocalSocketAddress()).close()));
    }

    void deputy_2_the_service_s_own_endpoint(Attempt attempt) {
        attempt.go(() -> reach(
                attempt,
                () -> SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), bank.getLocalPort()))
                        .close()));
    }

    /** The default engine starts a child, and falls back to this process where it may not: here, the check is met again. */
    void lang_1_jshell_s_child(Attempt attempt) {
        attempt.go(() -> {
            try (JShell shell = JShell.create()) {
                shell.addToClasspath(System.getProperty("java.class.path"));
                String where =
                        shell.eval("ProcessHandle.current().pid()").get(0).value();
                if (!where.equals(String.valueOf(ProcessHandle.current().pid()))) {
                    Vault.effect(attempt.id);
                }
                LanguageAttacks.evaluate(shell, "new dev.bylaw.threats.app.Vault().open(\"" + attempt.id + "\");");
            }
        });
    }

    void native_1_process_memory(Attempt attempt) {
        String own = "/proc/" + ProcessHandle.current().pid() + "/mem";
        for (String path :
                List.of("/proc/self/mem", "/proc/thread-self/mem", own, memory.toString(), "/proc/self/../self/mem")) {
            attempt.go(() -> reach(attempt, () -> new RandomAccessFile(path, "rw").close()));
            attempt.go(() -> reach(attempt, () -> new FileOutputStream(path).close()));
            attempt.go(() -> reach(
                    attempt,
                    () -> FileChannel.open(Path.of(path), StandardOpenOption.WRITE)
                            .close()));
        }
    }

    void native_1_process_memory_on_a_thread_of_nobody(Attempt attempt) {
        attempt.go(() ->
                reach(attempt, () -> onNobodysThread(() -> new RandomAccessFile(memory.toFile(), "rw").close())));
    }

    void native_3_a_child_process(Attempt attempt) {
        attempt.go(() -> reach(attempt, () -> new ProcessBuilder("/bin/true").start()));
        attempt.go(() -> reach(attempt, () -> Runtime.getRuntime().exec(new String[] {"/bin/true"})));
    }

    void audit_4_the_log(Attempt attempt) throws IOException {
        Path file = aFileOf(log.resolve("wal"));
        for (Path path : List.of(file, wal, descriptorOf(file))) {
            attempt.go(() -> reach(attempt, () -> new FileOutputStream(path.toFile()).close()));
            attempt.go(() -> reach(
                    attempt,
                    () -> FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)
                            .close()));
        }
        attempt.go(() -> reach(attempt, () -> Files.delete(file)));
        attempt.go(() -> reach(attempt, () -> require(file.toFile().delete())));
        attempt.go(() -> reach(attempt, () -> Files.move(file, folder.resolve("away"))));
        attempt.go(() -> reach(attempt, () -> Files.move(log, log.resolveSibling("away"))));
        attempt.go(() -> reach(attempt, () -> require(log.toFile().renameTo(new File(folder.toFile(), "away")))));
        attempt.go(() -> reach(attempt, () -> Files.createLink(folder.resolve("second"), file)));
        attempt.go(() -> reach(attempt, () -> Files.writeString(log.resolve("planted"), "")));
    }

    void audit_4_the_log_on_a_thread_of_nobody(Attempt attempt) throws IOException {
        Path file = aFileOf(log.resolve("wal"));
        attempt.go(() -> reach(attempt, () -> onNobodysThread(() -> new FileOutputStream(file.toFile()).close())));
        attempt.go(() -> reach(attempt, () -> onNobodysThread(() -> Files.delete(file))));
    }

    void config_3_the_policies(Attempt attempt) {
        Path policies = log.resolveSibling("policies");
        attempt.go(() -> reach(
                attempt,
                () -> Files.writeString(policies.resolve("more.cedar"), "permit (principal, action, resource);")));
        attempt.go(() -> reach(
                attempt,
                () -> onNobodysThread(() ->
                        Files.writeString(policies.resolve("more.cedar"), "permit (principal, action, resource);"))));
    }

    /** The tool was allowed a path; before it opens it, the folder becomes a link to another place. */
    void toctou_1_a_path_that_leads_elsewhere_when_it_is_opened(Attempt attempt) {
        attempt.go(() -> reach(attempt, () -> {
            onNobodysThread(() -> {
                Files.delete(report.getParent());
                Files.createSymbolicLink(report.getParent(), elsewhere);
            });
            Files.writeString(report, "secret");
        }));
    }

    private static Path descriptorOf(Path file) throws IOException {
        Path real = file.toRealPath();
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            return descriptors
                    .filter(each -> {
                        try {
                            return each.toRealPath().startsWith(real.getParent()) && Files.isRegularFile(each);
                        } catch (IOException notAFile) {
                            return false;
                        }
                    })
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void require(boolean done) throws IOException {
        if (!done) {
            throw new IOException("not done");
        }
    }

    private static void onNobodysThread(Attempt.Way way) throws Throwable {
        FutureTask<Throwable> task = new FutureTask<>(() -> {
            try {
                way.go();
                return null;
            } catch (Throwable thrown) {
                return thrown;
            }
        });
        new Thread(task).start();
        Throwable thrown = task.get();
        if (thrown != null) {
            throw thrown;
        }
    }

    private static void reach(Attempt attempt, Attempt.Way way) throws Throwable {
        way.go();
        Vault.effect(attempt.id);
    }
}
