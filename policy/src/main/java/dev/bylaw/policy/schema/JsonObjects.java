// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.schema;

import java.util.List;
import java.util.function.Consumer;

/** Writes indented JSON: objects, arrays and strings, which is all that schemas need. */
final class JsonObjects {

    private static final String HEX = "0123456789abcdef";

    private final StringBuilder out = new StringBuilder();
    private int depth;
    private boolean first = true;

    String text() {
        return out.append('\n').toString();
    }

    void object(Runnable fields) {
        open('{');
        fields.run();
        close('}');
    }

    <T> void array(List<T> items, Consumer<T> item) {
        open('[');
        for (T each : items) {
            next();
            item.accept(each);
        }
        close(']');
    }

    void field(String name, Runnable value) {
        next();
        string(name);
        out.append(": ");
        value.run();
    }

    void field(String name, String value) {
        field(name, () -> string(value));
    }

    void field(String name, boolean value) {
        field(name, () -> out.append(value));
    }

    void string(String value) {
        out.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || c == 0x7f) {
                out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }

    private void open(char bracket) {
        out.append(bracket);
        depth++;
        first = true;
    }

    private void next() {
        out.append(first ? "\n" : ",\n").append("  ".repeat(depth));
        first = false;
    }

    private void close(char bracket) {
        depth--;
        if (!first) {
            out.append('\n').append("  ".repeat(depth));
        }
        out.append(bracket);
        first = false;
    }
}
