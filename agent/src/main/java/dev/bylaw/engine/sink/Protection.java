// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.sink;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The files that no policy gives away: those that the enforcement is made of, and the memory of processes, which is where
 * all of it is made of bytes.
 */
final class Protection {

    private final List<String> ours = new ArrayList<>();

    Protection(RealPaths paths, List<Path> ours) {
        for (Path file : ours) {
            this.ours.add(paths.opened(file.toString()));
        }
    }

    /**
     * Why nobody may write there, or {@code null}.
     *
     * @param path as the operating system would find it
     * @param whole whether all that is below the path goes with it
     */
    String refusal(String path, boolean whole) {
        if (path.startsWith("/proc/") && path.endsWith("/mem")) {
            return "Refused: " + path + " is the memory of a process. Nothing opens it for writing.";
        }
        for (String file : ours) {
            if (isAtOrBelow(path, file) || (whole && isAtOrBelow(file, path))) {
                return "Refused: Bylaw's own files are written by Bylaw alone, while the service runs. Change them from outside.";
            }
        }
        return null;
    }

    private static boolean isAtOrBelow(String path, String folder) {
        return path.startsWith(folder)
                && (path.length() == folder.length() || folder.endsWith("/") || path.charAt(folder.length()) == '/');
    }
}
