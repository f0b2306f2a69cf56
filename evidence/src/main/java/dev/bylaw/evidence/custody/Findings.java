// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.custody;

import dev.bylaw.evidence.verify.Finding;
import java.util.ArrayList;
import java.util.List;

/** What the checks of one folder come to. One thread. */
final class Findings {

    final List<Finding> faults = new ArrayList<>();
    final List<Finding> notes = new ArrayList<>();

    /** Something that no crash explains. */
    void fault(String file, String message) {
        faults.add(new Finding(file, message));
    }

    /** Something that is worth knowing and no fault. */
    void note(String file, String message) {
        notes.add(new Finding(file, message));
    }
}
