// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.cli.console;

/**
 * The command cannot do what it was asked. The message says what, where, why and what to do, for the person at the
 * terminal; it is printed as it is, after {@code bylaw: } when it is one line of ours.
 */
public final class Failure extends Exception {

    private static final long serialVersionUID = 1L;

    private final int exit;

    private Failure(int exit, String message, Throwable cause) {
        super(message, cause);
        this.exit = exit;
    }

    /** A file or folder that cannot be read or written, or an argument that makes no sense. */
    public static Failure usage(String message) {
        return new Failure(Exit.USAGE, message, null);
    }

    /** As {@link #usage(String)}, because of this. */
    public static Failure usage(String message, Throwable cause) {
        return new Failure(Exit.USAGE, message, cause);
    }

    /** Policies, a schema, entities or a trust policy that cannot be used. */
    public static Failure configuration(String message, Throwable cause) {
        return new Failure(Exit.CONFIGURATION, message, cause);
    }

    /** The exit code of the process. */
    public int exit() {
        return exit;
    }
}
