// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import dev.bylaw.engine.config.Settings;
import dev.bylaw.evidence.log.LogException;
import dev.bylaw.evidence.log.LogReservation;
import dev.bylaw.evidence.log.LogSettings;
import dev.bylaw.weave.StartFailure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The log and the vault of this JVM, from the configuration to the last record. */
final class Evidence {

    private final WaitingLog log;
    private final ArgumentVault vault;
    private final Console console;

    private Evidence(WaitingLog log, ArgumentVault vault, Console console) {
        this.log = log;
        this.vault = vault;
        this.console = console;
    }

    /** Takes the log's folder for this process; the vault is opened under the same lock. */
    static Evidence reserve(Settings settings, String version, String hardening, Console console) throws StartFailure {
        try {
            LogReservation reservation =
                    LogReservation.of(of(settings.audit(), version, hardening), new WitnessReport(console));
            return new Evidence(new WaitingLog(reservation, console), openVault(settings.audit()), console);
        } catch (LogException unusable) {
            throw unusable(settings, unusable);
        }
    }

    private static LogSettings of(Settings.Audit audit, String version, String hardening) {
        List<LogSettings.Witness> witnesses = new ArrayList<>();
        for (Settings.Witness witness : audit.witnesses()) {
            witnesses.add(new LogSettings.Witness(witness.name(), witness.url(), witness.vkey()));
        }
        return new LogSettings(
                audit.dir(), audit.origin(), audit.origin(), version, hardening, null, witnesses, audit.quorum());
    }

    private static ArgumentVault openVault(Settings.Audit audit) throws StartFailure {
        try {
            return audit.vault() == Settings.Vault.ON ? new EncryptedVault(audit.dir()) : ArgumentVault.NONE;
        } catch (IOException unusable) {
            throw new StartFailure("audit.vault is on, and nothing can be written to " + audit.dir() + "/vault: "
                    + unusable + ". Check the folder's permissions, or turn it off.");
        }
    }

    /** Why a service whose log cannot be used does not start. */
    static StartFailure unusable(Settings settings, LogException log) {
        return new StartFailure("audit.dir " + settings.audit().dir() + ": " + log.getMessage());
    }

    WaitingLog log() {
        return log;
    }

    ArgumentVault vault() {
        return vault;
    }

    /** The last records, and what the vault still holds. Says what could not be kept. */
    void close(Coverage coverage) {
        try {
            if (log.isWanted()) {
                coverage.finish();
            }
            log.close();
        } catch (LogException notPublished) {
            console.say("the log could not be closed well: " + notPublished.getMessage());
        }
        try {
            if (vault instanceof EncryptedVault open) {
                open.close();
            }
        } catch (IOException notKept) {
            console.say("audit.vault: the last values were not kept: " + notKept.getMessage());
        }
    }
}
