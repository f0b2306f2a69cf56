// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.threats;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the documentation says, for entries of which it must. Line ends count as blanks. */
final class Documents {

    private Documents() {}

    static String threatModel() throws IOException {
        return read("threat-model.md");
    }

    static String read(String document) throws IOException {
        return Files.readString(Path.of("../docs", document)).replaceAll("\\s+", " ");
    }
}
