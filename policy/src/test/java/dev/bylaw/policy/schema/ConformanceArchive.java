// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.schema;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/**
 * Reads the conformance archives, which are tar files of small texts, from the folder that the system property
 * {@code bylaw.data} names. A test that asks for one without the property is skipped.
 */
public final class ConformanceArchive {

    private static final int BLOCK = 512;

    private ConformanceArchive() {}

    /** The texts of the archive by file name, folders left out. */
    public static Map<String, String> read(String name) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        readPaths(name).forEach((path, text) -> texts.put(path.substring(path.lastIndexOf('/') + 1), text));
        return texts;
    }

    /** The texts of the archive by path in it. */
    public static Map<String, String> readPaths(String name) throws IOException {
        String folder = System.getProperty("bylaw.data", "");
        Assumptions.assumeFalse(
                folder.isEmpty(), "conformance data not given: run with -Dbylaw.data=<folder that has cedar/" + name);
        try (InputStream file = Files.newInputStream(Path.of(folder, "cedar", name));
                DataInputStream tar = new DataInputStream(new GZIPInputStream(file))) {
            Map<String, String> texts = new TreeMap<>();
            byte[] header = new byte[BLOCK];
            while (true) {
                tar.readFully(header);
                if (header[0] == 0) {
                    return texts;
                }
                int size = Integer.parseInt(field(header, 124, 12).trim(), 8);
                byte[] body = new byte[size];
                tar.readFully(body);
                tar.readFully(new byte[(BLOCK - size % BLOCK) % BLOCK]);
                if (header[156] == '0' || header[156] == 0) {
                    texts.put(field(header, 0, 100), new String(body, StandardCharsets.UTF_8));
                }
            }
        }
    }

    private static String field(byte[] header, int from, int length) {
        int end = from;
        while (end < from + length && header[end] != 0) {
            end++;
        }
        return new String(header, from, end - from, StandardCharsets.UTF_8);
    }
}
