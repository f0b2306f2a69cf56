// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;

/**
 * Switches for whoever wants to see what the weaver does. Read once, from the command line: they change nothing about what
 * is governed, and an application that sets them later changes nothing at all.
 *
 * @param debug {@code -Dbylaw.debug}: say on stderr what is woven and why
 * @param dump {@code -Dbylaw.dump=DIR}: write class files before and after weaving there; {@code null} for none
 */
record Options(boolean debug, File dump) {

    static Options read() {
        String debug = System.getProperty("bylaw.debug");
        String dump = System.getProperty("bylaw.dump");
        return new Options(
                debug != null && !debug.equals("false"), dump == null || dump.isEmpty() ? null : new File(dump));
    }

    void debug(String line) {
        if (debug) {
            System.err.println("bylaw: " + line);
        }
    }

    void trace(Throwable problem) {
        if (debug) {
            problem.printStackTrace(System.err);
        }
    }

    void dump(String internalName, String stage, byte[] bytes) {
        if (dump == null) {
            return;
        }
        File file = new File(dump, stage + File.separatorChar + internalName + ".class");
        file.getParentFile().mkdirs();
        try (FileOutputStream out = new FileOutputStream(file)) {
            out.write(bytes);
        } catch (IOException e) {
            System.err.println("bylaw: cannot write " + file + ": " + e.getMessage());
        }
    }
}
