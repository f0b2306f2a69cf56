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

    private static final byte[] ID = JsonCursor.name("id");
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

    /**
     * Takes the next record.
     *
     * @param type where its predicate type begins
     * @param said where the members {@code id}, {@code result} and {@code decision} of its predicate begin
     */
    void next(JsonCursor record, int type, Said said, byte[] leaf, String file) throws NotARecord {
        if (record.is(type, A_DECISION)) {
            boolean allowed = record.is(said.result, ALLOW);
            String id = allowed ? record.text(said.id) : null;
            if (id != null && open.put(id, leaf) != null) {
                findings.add(new Finding(file, "the decision " + id + " is in the log twice"));
            }
        } else if (record.is(type, AN_EXECUTION) && said.decision >= 0) {
            String id = record.text(record.find(said.decision, ID));
            String named = record.text(record.find(said.decision, LEAF, SHA256));
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

    /** Where members of a predicate begin; -1 for one that it does not have. */
    record Said(int id, int result, int decision) {}
}
