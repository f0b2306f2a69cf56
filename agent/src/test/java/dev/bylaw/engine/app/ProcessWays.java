// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.app;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.concurrent.Callable;

/** Every public way to start a process. Each makes a file. */
public final class ProcessWays extends Outside.Ways {

    /** Lists them. */
    public ProcessWays() {
        way("ProcessBuilder.start", () -> wait(new ProcessBuilder(command()).start()));
        way(
                "ProcessBuilder.start with redirects",
                () -> wait(new ProcessBuilder(command())
                        .inheritIO()
                        .directory(folder.toFile())
                        .start()));
        way(
                "ProcessBuilder.startPipeline",
                () -> wait(ProcessBuilder.startPipeline(List.of(new ProcessBuilder(command())))
                        .get(0)));
        way("Runtime.exec array", () -> wait(Runtime.getRuntime().exec(command())));
        way(
                "Runtime.exec array environment directory",
                () -> wait(Runtime.getRuntime().exec(command(), new String[] {"A=b"}, folder.toFile())));
        way(
                "reflection",
                () -> wait((Process) ProcessBuilder.class.getMethod("start").invoke(new ProcessBuilder(command()))));
        way(
                "method handle",
                () -> wait((Process) MethodHandles.lookup()
                        .findVirtual(ProcessBuilder.class, "start", MethodType.methodType(Process.class))
                        .invokeExact(new ProcessBuilder(command()))));
        way("method reference", () -> {
            Callable<Process> start = new ProcessBuilder(command())::start;
            wait(start.call());
        });
    }

    private String[] command() {
        return new String[] {"/bin/sh", "-c", "echo made > " + folder.resolve("made")};
    }

    private static void wait(Process process) throws InterruptedException {
        process.waitFor();
    }

    @Override
    protected String state() throws IOException {
        return Outside.files(folder);
    }

    @Override
    protected void reset() throws IOException {
        java.nio.file.Files.deleteIfExists(folder.resolve("made"));
    }
}
