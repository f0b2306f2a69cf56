// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bylaw.evidence.crypto.Sha256;
import java.nio.ByteBuffer;

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
        return ByteBuffer.wrap(Sha256.of(term.getBytes(UTF_8))).getLong();
    }
}
