// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.verify;

import dev.bylaw.evidence.verify.JsonCursor.NotARecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether the records of each boot are numbered 1, 2, 3 … in the order of the log. One that is missing was never logged, or
 * was left out before the tree was built. One thread.
 */
final class SequenceCheck {

    private static final byte[] BOOT = JsonCursor.name("boot");
    private static final byte[] SEQ = JsonCursor.name("seq");

    private final List<Finding> findings;
    private final Map<String, long[]> last = new HashMap<>();

    SequenceCheck(List<Finding> findings) {
        this.findings = findings;
    }

    /** Takes the next record, of which the point begins there; nowhere, when it has none. */
    void next(JsonCursor record, int point, String file) throws NotARecord {
        String boot = point < 0 ? null : record.text(record.find(point, BOOT));
        if (boot == null) {
            return; // of another maker: it has no number to check
        }
        long seq = record.number(record.find(point, SEQ));
        long[] before = last.computeIfAbsent(boot, b -> new long[1]);
        long expected = before[0] + 1;
        before[0] = seq;
        if (seq < 0) {
            findings.add(new Finding(file, "a record of the boot " + boot + " has no number"));
        } else if (seq != expected) {
            findings.add(new Finding(
                    file, "record " + expected + " of the boot " + boot + " is missing: " + seq + " follows"));
        }
    }
}
