// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import dev.bylaw.evidence.log.LogException;
import dev.bylaw.evidence.log.RecordLog;
import dev.bylaw.evidence.statement.Coverage.Governed;
import dev.bylaw.evidence.statement.Coverage.NotGoverned;
import dev.bylaw.evidence.statement.Durability;
import dev.bylaw.evidence.statement.RecordIds;
import dev.bylaw.weave.Gap;
import dev.bylaw.weave.Site;
import dev.bylaw.weave.Weaving;
import dev.bylaw.weave.Woven;
import java.util.ArrayList;
import java.util.List;

/**
 * Records what is governed and what is not: at the start, and after every change, at most once in a while.
 *
 * <p>Classes are woven under locks of the application's loaders, where nothing may wait for a disk; so a change is only
 * marked there, and a thread of our own writes it down.
 */
final class Coverage {

    private static final long PAUSE_MILLIS = 2_000;

    private final Weaving weaving;
    private final SiteBook sites;
    private final RecordLog log;
    private final Console console;
    private boolean changed;

    Coverage(Weaving weaving, SiteBook sites, RecordLog log, Console console) {
        this.weaving = weaving;
        this.sites = sites;
        this.log = log;
        this.console = console;
    }

    /** Something was woven, or could not be. Returns at once. */
    synchronized void changed() {
        changed = true;
    }

    private synchronized boolean takeChange() {
        boolean any = changed;
        changed = false;
        return any;
    }

    /** Records the first coverage and begins to follow changes. */
    void start() throws LogException {
        takeChange();
        append();
        Thread thread = new Thread(null, this::follow, "bylaw-coverage", 1 << 18, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        thread.start();
    }

    /** Records what has changed and is not recorded yet; called before the log is closed. */
    void finish() throws LogException {
        if (takeChange()) {
            append();
        }
    }

    private void follow() {
        while (true) {
            try {
                Thread.sleep(PAUSE_MILLIS);
                if (takeChange()) {
                    append();
                }
            } catch (InterruptedException notOurs) {
                // Any code of the application can interrupt any thread; this one goes on.
            } catch (LogException notRecorded) {
                console.once("coverage", "what is governed could not be recorded: " + notRecorded.getMessage());
            } catch (RuntimeException | Error failed) {
                console.failure("what is governed could not be recorded", failed);
            }
        }
    }

    private void append() throws LogException {
        List<Governed> governed = new ArrayList<>();
        for (Woven woven : weaving.woven()) {
            for (Site site : woven.sites()) {
                governed.add(new Governed(
                        woven.className(),
                        site.method(),
                        site.descriptor(),
                        site.action(),
                        site.resource(),
                        woven.loader(),
                        woven.digest()));
            }
        }
        List<NotGoverned> notGoverned = new ArrayList<>();
        for (Gap gap : weaving.gaps()) {
            notGoverned.add(new NotGoverned(gap.className(), gap.method(), null, gap.loader(), gap.reason()));
        }
        for (SiteBook.Entry entry : sites.all()) {
            if (entry != null && entry.problem() != null) {
                Site site = entry.site();
                notGoverned.add(new NotGoverned(
                        site.className(),
                        site.method(),
                        site.descriptor(),
                        null,
                        "every call of it is refused: " + entry.problem()));
            }
        }
        for (dev.bylaw.evidence.statement.Coverage part :
                dev.bylaw.evidence.statement.Coverage.inParts(governed, notGoverned, RecordIds.nowMicros())) {
            log.append(part, Durability.ASYNC);
        }
    }
}
