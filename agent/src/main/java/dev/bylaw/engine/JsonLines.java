// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import dev.bylaw.evidence.json.JsonWriter;
import java.io.ByteArrayOutputStream;

/** A file of JSON objects, one a line. */
final class JsonLines {

    private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
    private final JsonWriter json = new JsonWriter();

    /** Adds an object of text members: names and values in turn, in the order of the names. */
    void add(String... members) {
        json.reset().beginObject();
        for (int i = 0; i < members.length; i += 2) {
            json.member(members[i], members[i + 1]);
        }
        json.endObject();
        lines.writeBytes(json.toByteArray());
        lines.write('\n');
    }

    byte[] toByteArray() {
        return lines.toByteArray();
    }
}
