// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

import java.util.List;

/**
 * What an annotation or a rule says about a method, before it is known which class implements it.
 *
 * @param action the action's name
 * @param resource the template, or {@code null}
 * @param notes one for each parameter
 * @param origin where it is said
 */
record Governance(String action, String resource, List<Note> notes, Origin origin) {

    /**
     * What is said about a parameter.
     *
     * @param name empty when it is not known
     */
    record Note(String name, boolean redacted, boolean ignored, String resourceType) {}
}
