// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

/**
 * Something that is, or may be, governed and could not be woven. Nothing of the kind is silent.
 *
 * @param kind what happened, and so whether anything can still run unchecked
 * @param className the class, with dots
 * @param loader the class's loader, for people
 * @param method the method and its descriptor, {@code null} when the whole class is meant
 * @param reason one sentence: why, and what to do about it
 */
public record Gap(Kind kind, String className, String loader, String method, String reason) {

    /** What became of it. */
    public enum Kind {
        /** The governed methods of this class deny every call. */
        DENIED,
        /** The class cannot be linked, so that nothing of it runs. */
        UNUSABLE,
        /** The governed method is native; its class is refused. */
        NATIVE,
        /** Names of parameters that policies would see are unknown; the method denies every call. */
        UNNAMED_PARAMETERS,
        /** A lambda or method reference implements a governed method, in a class that the JVM shows to no agent. Not checked. */
        LAMBDA,
        /** A loaded class could not be woven, and its code is as it was. Not checked. */
        NOT_WOVEN;

        /** Whether what the gap names can run without a check. */
        public boolean unchecked() {
            return this == LAMBDA || this == NOT_WOVEN;
        }
    }

    /** The gap as one line, for the person who starts the service. */
    public String display() {
        String where = method == null ? className : className + '#' + method;
        return where + " (" + loader + "): " + reason;
    }
}
