// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** What records can be found by. */
enum Term {
    ID("i="),
    ACTION("a="),
    PRINCIPAL("p="),
    RESOURCE("r="),
    DECISION("d="),
    SESSION("s="),
    POLICY("y=");

    private final String prefix;

    Term(String prefix) {
        this.prefix = prefix;
    }

    String of(String value) {
        return prefix.concat(value);
    }

    /** The 64 bits that stand for a term in the index. Two terms may share them: what is found is read and compared. */
    static long hash(String term) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(term.getBytes(UTF_8)))
                    .getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
