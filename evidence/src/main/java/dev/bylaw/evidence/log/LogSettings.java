// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.evidence.log;

import java.nio.file.Path;
import java.util.List;

/**
 * Which log, who writes it, and who watches.
 *
 * @param folder the log's folder
 * @param origin the log's name for ever: {@code example.com/orders/prod}, without a scheme
 * @param pointId the enforcement point's name, stable over restarts
 * @param agentVersion the version of the enforcer
 * @param hardening what was found about the JVM's own powers, for every record; may be absent
 * @param stateFolder where the last signed head is kept, best on another volume than the log, so that one restored from a
 *     backup is noticed; absent for the log's folder
 * @param witnesses who cosigns the log's heads
 * @param quorum how many of them must sign before a record counts as witnessed
 */
public record LogSettings(
        Path folder,
        String origin,
        String pointId,
        String agentVersion,
        String hardening,
        Path stateFolder,
        List<Witness> witnesses,
        int quorum) {

    /**
     * One witness (c2sp.org/tlog-witness).
     *
     * @param name its name in {@code trust.policy}
     * @param url its base URL, to which {@code /add-checkpoint} is appended
     * @param vkey its verification key, of the cosignature type
     */
    public record Witness(String name, String url, String vkey) {}

    /** Keeps a copy of the list. */
    public LogSettings {
        witnesses = List.copyOf(witnesses);
        if (quorum < 0 || quorum > witnesses.size()) {
            throw new IllegalArgumentException("audit.quorum is " + quorum + " of " + witnesses.size()
                    + " witnesses; it is a number from 0 to their number");
        }
    }

    /** A log of a point of which nothing is known about the JVM's powers. */
    public LogSettings(
            Path folder,
            String origin,
            String pointId,
            String agentVersion,
            Path stateFolder,
            List<Witness> witnesses,
            int quorum) {
        this(folder, origin, pointId, agentVersion, null, stateFolder, witnesses, quorum);
    }

    /** A log that nobody watches. */
    public LogSettings(Path folder, String origin, String pointId, String agentVersion) {
        this(folder, origin, pointId, agentVersion, null, null, List.of(), 0);
    }
}
