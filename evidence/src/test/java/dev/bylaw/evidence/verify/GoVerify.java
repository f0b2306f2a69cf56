// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.verify;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Builds goverify, a verifier and witness that shares nothing with us but golang.org/x/mod/sumdb. Needs Go, its Debian package
 * golang-golang-x-mod-dev, and the program's source below {@code bylaw.data}; whoever asks is skipped without them.
 */
public final class GoVerify {

    private GoVerify() {}

    /** Builds it in a folder. */
    public static Program build(Path tools) throws Exception {
        String data = System.getProperty("bylaw.data", "");
        Path source = Path.of(data, "tools", "goverify");
        assumeTrue(!data.isEmpty() && Files.exists(source.resolve("main.go")), "no goverify below bylaw.data");
        assumeTrue(Files.isDirectory(Path.of("/usr/share/gocode/src/golang.org/x/mod")), "no golang-golang-x-mod-dev");
        Path work = Files.createDirectories(tools.resolve("goverify"));
        for (String file : List.of("main.go", "witness.go")) {
            Files.copy(source.resolve(file), work.resolve(file));
        }
        ProcessBuilder go = new ProcessBuilder("go", "build", "-o", "goverify", ".").directory(work.toFile());
        go.environment().put("GO111MODULE", "off");
        go.environment().put("GOPATH", "/usr/share/gocode");
        go.environment().put("GOFLAGS", "");
        go.environment().put("GOCACHE", tools.resolve("cache").toString());
        try {
            Process process = go.redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assumeTrue(process.waitFor() == 0, "goverify does not build: " + said);
        } catch (IOException e) {
            assumeTrue(false, "no Go: " + e.getMessage());
        }
        return new Program(work.resolve("goverify"));
    }
}
