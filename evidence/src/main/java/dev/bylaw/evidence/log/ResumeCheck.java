// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.log;

import dev.bylaw.evidence.log.LogException.Kind;
import dev.bylaw.evidence.note.Checkpoint;
import dev.bylaw.evidence.note.FormatException;
import dev.bylaw.evidence.note.Note;
import dev.bylaw.evidence.storage.Files;
import dev.bylaw.evidence.storage.Storage;
import dev.bylaw.evidence.tiles.TilePath;
import dev.bylaw.evidence.wal.WalRecovery;
import java.io.IOException;

/**
 * Whether what was signed, what is published and what the write-ahead log holds belong to one history. If not, the log may
 * not be signed again under its origin: whoever holds a receipt would see a fork.
 */
record ResumeCheck(Storage storage, Storage stateStorage, LogSettings settings) {

    void check(SignedState signed, WalRecovery wal) throws IOException {
        Checkpoint published = published();
        if (signed == null) {
            if (published != null) {
                throw new LogException(
                        Kind.ROLLED_BACK,
                        "There is a signed log in " + storage.locate(TilePath.FOLDER)
                                + ", but " + stateStorage.locate(SignedState.FILE)
                                + ", which says what was last signed, is missing."
                                + " Restore it, or start a new folder under a new audit.origin.");
            }
            if (wal.first() > 0) {
                throw damaged("the records before " + wal.first() + " are missing");
            }
            return;
        }
        checkOrigin(signed.head().origin());
        long size = signed.head().size();
        if (wal.segments().isEmpty()) {
            throw damaged("the write-ahead log is missing");
        }
        if (wal.next() < size && wal.tornFile() != null) {
            throw damaged("record " + wal.next() + " was signed and is not in " + wal.tornFile() + " any more");
        }
        if (wal.next() < size || (published != null && published.size() > size)) {
            throw new LogException(
                    Kind.ROLLED_BACK,
                    "The log in " + storage.locate("") + " is older than what was signed"
                            + " under " + settings.origin()
                            + ": it looks like a restored backup. Signing it again would fork the log."
                            + " Restore the newest copy of the whole folder, or start a new folder under a new audit.origin.");
        }
        if (wal.first() > size) {
            throw damaged("the records from " + size + " to " + (wal.first() - 1) + " are missing");
        }
        if (!storage.exists(LogKeys.KEY)) {
            throw new LogException(
                    Kind.MISCONFIGURED,
                    storage.locate(LogKeys.KEY) + ", which signed this log, is missing."
                            + " Restore it from a copy, or start a new folder under a new audit.origin.");
        }
    }

    private Checkpoint published() throws IOException {
        if (!storage.exists(TilePath.CHECKPOINT)) {
            return null;
        }
        try {
            Checkpoint head = Checkpoint.parse(
                    Note.parse(Files.read(storage, TilePath.CHECKPOINT)).text());
            checkOrigin(head.origin());
            return head;
        } catch (FormatException e) {
            throw damaged(storage.locate(TilePath.CHECKPOINT) + ": " + e.getMessage());
        }
    }

    private void checkOrigin(String origin) throws LogException {
        if (!origin.equals(settings.origin())) {
            throw new LogException(
                    Kind.MISCONFIGURED,
                    "The log in " + storage.locate("") + " is named \"" + origin + "\" for ever, and audit.origin is \""
                            + settings.origin() + "\". Change one back, or start a new folder.");
        }
    }

    private LogException damaged(String what) {
        return new LogException(
                Kind.DAMAGED,
                "The log in " + storage.locate("") + " is damaged: " + what
                        + ". Nothing will be signed. Keep the folder, and restore what is missing from a copy.");
    }
}
