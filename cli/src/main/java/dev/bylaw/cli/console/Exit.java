// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.cli.console;

/** The exit codes, which scripts rely on. */
public final class Exit {

    /** Yes: allowed, verified, valid, shown. */
    public static final int YES = 0;

    /** No: denied, does not verify, findings. */
    public static final int NO = 1;

    /** The question could not be asked: wrong usage, or a file that cannot be read or written. */
    public static final int USAGE = 2;

    /** What was configured cannot be used: policies, schema, entities, trust policy. {@code EX_CONFIG} of sysexits. */
    public static final int CONFIGURATION = 78;

    private Exit() {}
}
