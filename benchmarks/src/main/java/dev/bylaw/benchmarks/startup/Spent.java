// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.benchmarks.startup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What one run of a process took, in milliseconds.
 *
 * <p>Source: the shell keyword {@code time} of bash, which reads the kernel's account of the ended process. The JDK can tell
 * the CPU time of a process only while it runs.
 *
 * @param cpu user and system time of all its threads
 * @param wall from start to end
 */
record Spent(double cpu, double wall) {

    private static final String SCRIPT = "TIMEFORMAT='%3U %3S %3R'; time \"$@\" >\"$0\" 2>&1";

    /** Runs the command, and fails when it does: what ends with an error is no measurement. */
    static Spent running(List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("startup", ".out");
        try {
            List<String> timed = new ArrayList<>(List.of("bash", "-c", SCRIPT, output.toString()));
            timed.addAll(command);
            Process process = new ProcessBuilder(timed).start();
            String times = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("Ended with status " + process.exitValue() + ": "
                        + String.join(" ", command) + "\n" + times + Files.readString(output));
            }
            return parse(times);
        } finally {
            Files.delete(output);
        }
    }

    /** Reads user, system and elapsed seconds. */
    static Spent parse(String times) {
        String[] seconds = times.strip().split(" ", -1);
        double cpu = Double.parseDouble(seconds[0]) + Double.parseDouble(seconds[1]);
        return new Spent(1_000 * cpu, 1_000 * Double.parseDouble(seconds[2]));
    }
}
