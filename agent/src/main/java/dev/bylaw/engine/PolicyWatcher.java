// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import dev.bylaw.evidence.log.LogException;
import dev.bylaw.evidence.log.RecordLog;
import dev.bylaw.evidence.statement.Decision.ResourceDescriptor;
import dev.bylaw.evidence.statement.Durability;
import dev.bylaw.evidence.statement.PolicyChange;
import dev.bylaw.evidence.statement.RecordIds;
import dev.bylaw.evidence.storage.DiskThread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Reloads policies and entities when their files change.
 *
 * <h2>Guarantees</h2>
 * A change takes effect whole or not at all: files are parsed and checked first, and then one reference is replaced. What
 * cannot be used leaves the last good policies in force; it is told on stderr and recorded. A change that cannot be recorded
 * does not take effect. Files that are still being written are left alone until they rest.
 *
 * <h2>Threads</h2>
 * One daemon thread of its own looks twice a second; it needs no file notification, which network and container file
 * systems do not give.
 */
final class PolicyWatcher implements Runnable {

    static final long INTERVAL_MILLIS = 500;

    private final PolicyFiles files;
    private final PolicyStore store;
    private final RecordLog log;
    private final Console console;
    private final Acceptance acceptance;
    private String tried;

    /** Whether the engine can work with a new bundle, beyond its being well formed. */
    interface Acceptance {
        /** Prepares the sites for this version. */
        void prepare(PolicyStore.Version next) throws PolicyLoadException;

        /** The version has taken effect. */
        void inForce(PolicyStore.Version version);

        /** The files have been looked at. Twice a second, for what the engine does on no caller's time. */
        void looked();
    }

    PolicyWatcher(PolicyFiles files, PolicyStore store, RecordLog log, Console console, Acceptance acceptance) {
        this.files = files;
        this.store = store;
        this.log = log;
        this.console = console;
        this.acceptance = acceptance;
        this.tried = fingerprint();
    }

    /** Begins to watch. */
    void start() {
        Thread thread = new DiskThread(this, "bylaw-policies", 1 << 18);
        thread.start();
    }

    @Override
    public void run() {
        String before = tried;
        while (true) {
            try {
                Thread.sleep(INTERVAL_MILLIS);
            } catch (InterruptedException notOurs) {
                // Any code of the application can interrupt any thread; this one goes on.
                continue;
            }
            try {
                String now = fingerprint();
                if (!now.equals(tried) && now.equals(before)) {
                    reload();
                    tried = now;
                }
                before = now;
                acceptance.looked();
            } catch (RuntimeException | Error failed) {
                console.failure("policies could not be reloaded; the ones in force stay", failed);
            }
        }
    }

    /** Loads what the files hold now, and puts it in force if it can be. */
    void reload() {
        PolicyBundle before = store.current().bundle();
        PolicyBundle next;
        PolicyStore.Version version;
        try {
            next = PolicyFiles.bundle(files.read());
            version = store.version(next);
            acceptance.prepare(version);
        } catch (PolicyLoadException | IOException wrong) {
            console.say("policies were not reloaded; the ones in force stay:\n" + wrong.getMessage());
            record(before.resources(), List.of(), wrong.getMessage());
            return;
        }
        if (next.resources().equals(before.resources())) {
            return;
        }
        if (record(before.resources(), next.resources(), null)) {
            store.replace(version);
            acceptance.inForce(version);
            console.say("policies reloaded: " + next.size() + ".");
        }
    }

    private boolean record(List<ResourceDescriptor> before, List<ResourceDescriptor> after, String finding) {
        PolicyChange change = new PolicyChange(before, after, "files", finding == null, finding, RecordIds.nowMicros());
        try {
            log.append(change, Durability.DURABLE);
            return true;
        } catch (LogException notRecorded) {
            console.say("a change of policies could not be recorded, so it does not take effect: "
                    + notRecorded.getMessage());
            return false;
        }
    }

    /** Names, sizes and times of the files; it changes whenever one of them is written. */
    private String fingerprint() {
        StringBuilder text = new StringBuilder();
        try {
            for (Path file : files.present()) {
                text.append(file).append('\n').append(Files.size(file)).append('\n');
                text.append(Files.getLastModifiedTime(file).toMillis()).append('\n');
            }
        } catch (IOException beingReplaced) {
            text.append(beingReplaced.getClass().getName());
        }
        return text.toString();
    }
}
