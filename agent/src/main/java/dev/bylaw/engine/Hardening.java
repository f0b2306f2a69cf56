// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import dev.bylaw.engine.config.Settings;
import dev.bylaw.engine.harden.Finding;
import dev.bylaw.engine.harden.Posture;
import dev.bylaw.engine.harden.ThisJvm;
import dev.bylaw.weave.StartContext;
import dev.bylaw.weave.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What {@code hardening} makes of the JVM's powers: nothing, a report, or a refusal to start. */
final class Hardening {

    private static final String REPORT = "hardening.json";

    private final Settings settings;
    private final Posture posture;

    private Hardening(Settings settings, Posture posture) {
        this.settings = settings;
        this.posture = posture;
    }

    /** @throws StartFailure when it is strict and a power is open; the message lists each with what closes it */
    static Hardening check(Settings settings, StartContext context) throws StartFailure {
        if (settings.hardening() == Settings.Hardening.OFF) {
            return new Hardening(settings, new Posture(List.of()));
        }
        Posture posture = inspect(settings, context);
        List<Finding> open = posture.open();
        if (settings.hardening() == Settings.Hardening.STRICT && !open.isEmpty()) {
            StringBuilder message = new StringBuilder("hardening is strict, and this JVM leaves powers open:");
            for (Finding finding : open) {
                message.append("\n  ").append(finding.display());
            }
            throw new StartFailure(message.toString());
        }
        return new Hardening(settings, posture);
    }

    /** Looks at this JVM, whatever the configuration makes of it. */
    static Posture inspect(Settings settings, StartContext context) {
        return Posture.of(new ThisJvm(context.exports()::toUs, context.jar(), settings.agents()).facts());
    }

    /** What every record says of it. */
    String grade() {
        return switch (settings.hardening()) {
            case OFF -> "off";
            case REPORT -> "report:" + posture.open().size() + " open";
            case STRICT -> "strict";
        };
    }

    /** Leaves the findings beside the log, and says how many are open and where they stand. */
    void report(Console console) throws StartFailure {
        if (settings.hardening() == Settings.Hardening.OFF) {
            return;
        }
        Path file = settings.audit().dir().resolve(REPORT);
        try {
            JsonLines lines = new JsonLines();
            write(posture.findings(), lines);
            Files.write(file, lines.toByteArray());
        } catch (IOException notWritten) {
            throw new StartFailure("hardening: " + file + " cannot be written: " + notWritten.getMessage());
        }
        if (settings.hardening() == Settings.Hardening.REPORT) {
            console.say("hardening: " + posture.open().size() + " open, "
                    + posture.advice().size() + " to consider, see " + file);
        }
    }

    /** Adds an object for each finding. */
    static void write(List<Finding> findings, JsonLines lines) {
        for (Finding finding : findings) {
            lines.add(
                    "close", finding.close(),
                    "found", finding.found(),
                    "power", finding.power(),
                    "state", finding.state().text(),
                    "why", finding.why());
        }
    }
}
