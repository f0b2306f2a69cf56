// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy;

import java.util.Objects;

/**
 * A text and the name under which messages speak of it. The caller has read it; nothing here opens a file.
 *
 * @param name what a person would look for, usually a path as the user wrote it
 * @param text the whole text
 */
public record Source(String name, String text) {

    /** What has no text, because a program built it. */
    public static final Source NONE = new Source("(built)", "");

    /** Holds both, which must not be null. */
    public Source {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(text, "text");
    }
}
