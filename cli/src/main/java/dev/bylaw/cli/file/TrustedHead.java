// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.cli.file;

import dev.bylaw.cli.console.Console;
import dev.bylaw.cli.console.Visible;
import dev.bylaw.cli.json.JsonLine;
import dev.bylaw.evidence.note.Checkpoint;
import java.util.HexFormat;
import java.util.List;

/**
 * A log's head that a trust policy accepts, and how every command shows it.
 *
 * @param head the head
 * @param signers the names of those who signed it, the log first
 */
public record TrustedHead(Checkpoint head, List<String> signers) {

    /** Who signed it, as a line below a verdict. */
    public void explain(Console console) {
        console.answer("  signed by  " + Visible.text(String.join(", ", signers)));
    }

    /** The head's root in hexadecimal. */
    public String root() {
        return HexFormat.of().formatHex(head.root());
    }

    /** The members of a verdict's JSON that say which log it is about. */
    public JsonLine putInto(JsonLine line) {
        return line.put("origin", head.origin())
                .put("size", head.size())
                .put("root", root())
                .put("signers", signers);
    }
}
