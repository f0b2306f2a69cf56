// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.cli.console;

import picocli.CommandLine.Option;

/** The options that every command has. */
public final class OutputOptions {

    @Option(names = "--json", description = "Answer in JSON, one object a line.")
    private boolean json;

    /** Whether a program reads the answer. */
    public boolean json() {
        return json;
    }
}
