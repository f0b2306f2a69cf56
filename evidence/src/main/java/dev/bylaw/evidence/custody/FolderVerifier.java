// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.custody;

import dev.bylaw.evidence.index.LogIndex;
import dev.bylaw.evidence.note.Checkpoint;
import dev.bylaw.evidence.note.FormatException;
import dev.bylaw.evidence.note.TrustPolicy;
import dev.bylaw.evidence.storage.DiskStorage;
import dev.bylaw.evidence.storage.Storage;
import dev.bylaw.evidence.vault.VaultFolder;
import dev.bylaw.evidence.verify.Finding;
import dev.bylaw.evidence.verify.LogReport;
import dev.bylaw.evidence.verify.LogVerifier;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Verifies a log's folder as its owner keeps it.
 *
 * <h2>Guarantees</h2>
 * When nothing is found and nothing noted: all that {@link LogVerifier} guarantees of the published part; the write-ahead log
 * holds the same records where it overlaps and carries on where it does not; the head that was signed last is that of these
 * records; the key that signs is in {@code trust.policy}, and nobody else has signed; the vault opens; nobody but the owner can
 * read the private parts or write any. A change of any byte of any file is found or noted under the file's name.
 * <h2>Not guaranteed</h2>
 * That the index is complete: it is no evidence, and only its checksums are looked at here.
 *
 * <p>Also of a log that is being written: what came after the published head may then be noted as unfinished. One thread.
 */
public final class FolderVerifier {

    private static final String STATE = "state/signed";

    private final Path folder;
    private final Storage storage;
    private final LogVerifier published;
    private final Frontier tree = new Frontier();
    private final Findings findings = new Findings();

    /** A part of the folder, checked by itself. */
    private interface Part {
        void check() throws IOException;
    }

    /** A verifier of the folder, under a policy that best does not come from there. */
    public FolderVerifier(Path folder, TrustPolicy policy) {
        this.folder = folder;
        this.storage = new DiskStorage(folder);
        this.published = new LogVerifier(folder, policy).onLeaf(tree::add);
    }

    /** Whether a folder has the private parts of a log, or is what its owner hands out. */
    public static boolean isOwners(Path folder) {
        return Files.isDirectory(folder.resolve("wal"))
                || Files.isDirectory(folder.resolve("state"))
                || Files.isDirectory(folder.resolve("keys"));
    }

    /** Tells how many records are done, now and then. */
    public FolderVerifier onProgress(LongConsumer listener) {
        published.onProgress(listener);
        return this;
    }

    /**
     * Verifies everything in the folder.
     *
     * @throws IOException when a published file cannot be read at all
     */
    public LogReport verify() throws IOException {
        LogReport report = published.verify();
        List<Finding> faults = new ArrayList<>(report.findings());
        List<Finding> notes = new ArrayList<>(report.notes());
        part("", new FolderCheck(folder, findings)::run);
        if (report.head() != null && tree.size() == report.head().size()) {
            part("wal", () -> new WalCheck(storage, tree, signed(report.head()), findings).run());
            part(
                    "keys",
                    () -> new KeyCheck(storage, findings)
                            .run(report.head().origin(), report.signers().size()));
        }
        part("vault", () -> new VaultFolder(folder).check(findings::fault, findings::note));
        part("index", this::index);
        faults.addAll(findings.faults);
        notes.addAll(findings.notes);
        return new LogReport(report.head(), report.signers(), report.records(), report.bytes(), faults, notes);
    }

    private void part(String name, Part part) {
        try {
            part.check();
        } catch (AccessDeniedException e) {
            findings.note(name.isEmpty() ? e.getFile() : name, "not checked: whoever runs this may not read it");
        } catch (IOException e) {
            findings.fault(name, "cannot be read: " + e.getMessage());
        }
    }

    private void index() throws IOException {
        for (String block : LogIndex.damaged(storage)) {
            findings.note(block, "damaged; no evidence, and made again by the next query");
        }
    }

    /** The head that was signed last; {@code null} when it cannot be told or does not fit. */
    private Checkpoint signed(Checkpoint head) throws IOException {
        if (!storage.exists(STATE)) {
            findings.fault(STATE, "the file, which says what was last signed, is missing");
            return null;
        }
        try {
            String text = SummedText.verified(dev.bylaw.evidence.storage.Files.read(storage, STATE), "sha256 ");
            Checkpoint signed = Checkpoint.parse(text);
            boolean fits = signed.origin().equals(head.origin())
                    && (signed.size() > head.size()
                            || (signed.size() == head.size() && Arrays.equals(signed.root(), head.root())));
            if (!fits) {
                findings.fault(
                        STATE,
                        "the head that was signed last, of " + signed.size() + " records of " + signed.origin()
                                + ", is not one that the published log leads to");
            }
            return fits ? signed : null;
        } catch (FormatException e) {
            findings.fault(STATE, e.getMessage());
            return null;
        }
    }
}
