// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.schema;

import java.io.IOException;

/** Where class files come from. Reading one never loads its class. */
public interface ClassFiles {

    /** Knows no class: what is not in a signature itself stays unknown. */
    ClassFiles NONE = className -> null;

    /**
     * The class file of this class.
     *
     * @param className with dots, nested classes with {@code $}
     * @return {@code null} when it is not here
     */
    byte[] find(String className) throws IOException;
}
