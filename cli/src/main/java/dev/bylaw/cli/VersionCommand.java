// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.cli;

import dev.bylaw.cli.console.Console;
import dev.bylaw.cli.console.Exit;
import dev.bylaw.cli.console.OutputOptions;
import dev.bylaw.cli.json.JsonLine;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says which Bylaw this is, and on which Java it runs. */
@Command(name = "version", description = "Show the version of Bylaw and of the Java it runs on.")
final class VersionCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private OutputOptions output;

    VersionCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        String java = Runtime.version().toString();
        console.answer(
                output.json()
                        ? new JsonLine()
                                .put("version", version())
                                .put("java", java)
                                .toString()
                        : "bylaw " + version() + " (Java " + java + ")");
        return Exit.YES;
    }

    // Written by the build: the manifest of bylaw.jar is not this class's once it is in its own loader.
    private static String version() throws IOException {
        Properties build = new Properties();
        try (InputStream in = VersionCommand.class.getResourceAsStream("build.properties")) {
            build.load(in);
        }
        return build.getProperty("version");
    }
}
