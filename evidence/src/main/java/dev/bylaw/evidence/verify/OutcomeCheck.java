// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.verify;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.bylaw.evidence.verify.JsonCursor.NotARecord;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Whether every execution record is about exactly one decision before it that allowed the action, by id and by leaf hash, and
 * no decision has two. One thread; remembers the decisions that have no outcome yet.
 */
final class OutcomeCheck {

    private static final byte[] TYPE = JsonCursor.name("predicateType");
    private static final byte[] ID = JsonCursor.name("id");
    private static final byte[] RESULT = JsonCursor.name("result");
    private static final byte[] DECISION = JsonCursor.name("decision");
    private static final byte[] LEAF = JsonCursor.name("leaf");
    private static final byte[] SHA256 = JsonCursor.name("sha256");
    private static final byte[] A_DECISION = "https://bylaw.dev/decision/v0.1".getBytes(US_ASCII);
    private static final byte[] AN_EXECUTION = "https://bylaw.dev/execution/v0.1".getBytes(US_ASCII);
    private static final byte[] ALLOW = "allow".getBytes(US_ASCII);

    private final List<Finding> findings;
    private final Map<String, byte[]> open = new HashMap<>();

    OutcomeCheck(List<Finding> findings) {
        this.findings = findings;
    }

    /** How many decisions that allowed an action have no outcome so far. */
    int open() {
        return open.size();
    }

    /** Takes the next record, of which the predicate begins there. */
    void next(JsonCursor record, int predicate, byte[] leaf, String file) throws NotARecord {
        int type = record.find(0, TYPE);
        if (record.is(type, A_DECISION)) {
            boolean allowed = record.is(record.find(predicate, RESULT), ALLOW);
            String id = record.text(record.find(predicate, ID));
            if (allowed && id != null && open.put(id, leaf) != null) {
                findings.add(new Finding(file, "the decision " + id + " is in the log twice"));
            }
        } else if (record.is(type, AN_EXECUTION)) {
            String id = record.text(record.find(predicate, DECISION, ID));
            String named = record.text(record.find(predicate, DECISION, LEAF, SHA256));
            byte[] decided = open.remove(id);
            if (decided == null) {
                findings.add(new Finding(
                        file,
                        "an outcome is recorded of the decision " + id
                                + ", which stands nowhere before it as allowed and without an outcome"));
            } else if (!HexFormat.of().formatHex(decided).equals(named)) {
                findings.add(new Finding(
                        file, "the outcome of the decision " + id + " names another record than the one of that id"));
            }
        }
    }
}
