// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.verify;

import dev.bylaw.evidence.json.JsonMembers;
import dev.bylaw.evidence.json.UnexpectedJson;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether the records of each boot are numbered 1, 2, 3 … in the order of the log. One that is missing was never logged, or
 * was left out before the tree was built. One thread.
 */
final class SequenceCheck {

    private final List<Finding> findings;
    private final Map<String, long[]> last = new HashMap<>();

    /** The boot of the record before, as it stands in its text, and the last number of that boot: mostly the same again. */
    private byte[] boot = {};

    private long[] before = {};

    SequenceCheck(List<Finding> findings) {
        this.findings = findings;
    }

    /** Takes the next record. */
    void next(JsonMembers record, String file) throws UnexpectedJson {
        if (boot.length == 0 || !record.is(RecordText.BOOT, boot)) {
            String name = record.text(RecordText.BOOT);
            if (name == null) {
                return; // of another maker: it has no number to check
            }
            boot = record.raw(RecordText.BOOT);
            before = last.computeIfAbsent(name, b -> new long[1]);
        }
        long seq = record.number(RecordText.SEQ);
        long expected = before[0] + 1;
        before[0] = seq;
        if (seq < 0) {
            findings.add(new Finding(file, "a record of the boot " + record.text(RecordText.BOOT) + " has no number"));
        } else if (seq != expected) {
            findings.add(new Finding(
                    file,
                    "record " + expected + " of the boot " + record.text(RecordText.BOOT) + " is missing: " + seq
                            + " follows"));
        }
    }
}
