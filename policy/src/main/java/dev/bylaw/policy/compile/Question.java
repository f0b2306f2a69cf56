// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.policy.compile;

import dev.bylaw.policy.Known;
import dev.bylaw.policy.Request;
import dev.bylaw.policy.ast.BinaryOp;
import dev.bylaw.policy.value.Value;

/**
 * What a {@link Step} asks. The answer is yes, no, or none: when the value is not there, or is not of the type.
 *
 * @param read the value that is asked about, or null when the kind needs none
 * @param other what it is compared with, or null
 * @param constant what it is compared with, or null
 * @param order how it is compared, or null
 * @param node the same question as a node
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
        /** Whatever the node asks. */
        NODE
    }

    /** The answer: more than 0 for yes, 0 for no, less than 0 for none. Slower than what the kind allows, and always right. */
    public int ask(Request q, Known principal, Known resource) {
        return node.test(q, principal, resource);
    }

    static Question of(Kind kind, Read read, Node node) {
        return new Question(kind, read, null, null, null, node);
    }

    static Question of(Kind kind, Read read, Value constant, Node node) {
        return new Question(kind, read, null, constant, null, node);
    }
}
