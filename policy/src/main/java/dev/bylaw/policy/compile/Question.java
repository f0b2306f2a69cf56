// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.compile;

import dev.bylaw.policy.ast.BinaryOp;
import dev.bylaw.policy.value.Value;

/**
 * What a {@link Step} asks. The answer is yes, no, or none: when the value is not there, or is not of the type.
 *
 * @param read the value that is asked about, or null when the kind needs none
 * @param other what it is compared with, or null
 * @param constant what it is compared with, or null
 * @param order how it is compared, or null
 * @param node the same question as a node: slower, and always right
 */
public record Question(Kind kind, Read read, Read other, Value constant, BinaryOp order, Node node) {

    /** The kinds. All but the last are those that policies nearly always ask. */
    public enum Kind {
        /** Is the value true? */
        TRUTH,
        /** Does the value, a long, stand in the order to the constant, a long? */
        ORDER,
        /** Is the value the constant, a text? */
        EQUAL_TEXT,
        /** Is the value the constant, an entity? */
        EQUAL_ENTITY,
        /** Does the value equal the other one? */
        EQUAL_OTHER,
        /** Is the value the principal? */
        EQUAL_PRINCIPAL,
        /** Is the value the resource? */
        EQUAL_RESOURCE,
        /** Is there a value? */
        HAS,
        /** Is the principal in the constant, an entity by the object with which the snapshot names it? */
        PRINCIPAL_IN,
        /** Is the resource in the constant, an entity by the object with which the snapshot names it? */
        RESOURCE_IN,
        /** Is the principal the constant? */
        PRINCIPAL_IS,
        /** Is the resource the constant? */
        RESOURCE_IS,
        /** Whatever the node asks. */
        NODE
    }

    static Question of(Kind kind, Read read, Node node) {
        return new Question(kind, read, null, null, null, node);
    }

    static Question of(Kind kind, Read read, Value constant, Node node) {
        return new Question(kind, read, null, constant, null, node);
    }
}
