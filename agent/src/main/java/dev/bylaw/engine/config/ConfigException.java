// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.config;

/** The configuration cannot be used. The message says where, what, why and the fix; the JVM must not start on it. */
public final class ConfigException extends Exception {

    private static final long serialVersionUID = 1L;

    /** An error at a place, {@code file:line} or the name of the property, variable or argument. */
    public ConfigException(String where, String what) {
        super(where + ": " + what);
    }
}
