// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.compile;

/** An attribute of one of the four records that a program has at hand. */
public record Read(Place place, String name) {

    /** The records that a program looks up once for a decision, because nearly all conditions read one of them. */
    public enum Place {
        /** The principal's attributes; empty when it is not known. */
        PRINCIPAL,
        /** The resource's attributes; empty when it is not known. */
        RESOURCE,
        /** The context. */
        CONTEXT,
        /** The record in that attribute of the context which conditions read most: {@link Program#nested}. */
        NESTED
    }
}
