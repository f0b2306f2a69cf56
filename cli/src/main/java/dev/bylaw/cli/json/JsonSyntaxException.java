// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.cli.json;

/** A text is not JSON, or not JSON of which all readers understand the same. */
public final class JsonSyntaxException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    JsonSyntaxException(int line, int column, String what) {
        super(what);
        this.line = line;
        this.column = column;
    }

    /** {@code file:line:column: error: what}, as compilers print it. */
    public String in(String file) {
        return file + ":" + line + ":" + column + ": error: " + getMessage();
    }
}
