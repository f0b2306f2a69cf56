// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

/** A kind of effect that code has through the JDK, whatever method of its own it began in. The configuration turns each on. */
public enum Sink {
    /** Starting a process. */
    PROCESS,
    /** Connecting to another machine, or sending to it. */
    NETWORK,
    /** Opening files for writing; creating, deleting, moving and linking them. */
    FILES,
    /** Loading native libraries, and linking to native functions. */
    NATIVE
}
