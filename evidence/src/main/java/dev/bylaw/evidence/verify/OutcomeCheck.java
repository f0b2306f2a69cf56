// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.verify;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.bylaw.evidence.json.JsonMembers;
import dev.bylaw.evidence.json.UnexpectedJson;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether every execution record is about exactly one decision before it that allowed the action, by id and by leaf hash, and
 * no decision has two. One thread; remembers the decisions that have no outcome yet.
 */
final class OutcomeCheck {

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

    /** Takes the next record. */
    void next(JsonMembers record, byte[] leaf, String file) throws UnexpectedJson {
        if (record.is(RecordText.TYPE, A_DECISION)) {
            boolean allowed = record.is(RecordText.RESULT, ALLOW);
            String id = allowed ? record.text(RecordText.ID) : null;
            if (id != null && open.put(id, leaf) != null) {
                findings.add(new Finding(file, "the decision " + id + " is in the log twice"));
            }
        } else if (record.is(RecordText.TYPE, AN_EXECUTION) && record.has(RecordText.DECISION)) {
            String id = record.text(RecordText.DECISION_ID);
            byte[] decided = open.remove(id);
            if (decided == null) {
                findings.add(new Finding(
                        file,
                        "an outcome is recorded of the decision " + id
                                + ", which stands nowhere before it as allowed and without an outcome"));
            } else if (!record.isHex(RecordText.DECISION_LEAF, decided)) {
                findings.add(new Finding(
                        file, "the outcome of the decision " + id + " names another record than the one of that id"));
            }
        }
    }
}
