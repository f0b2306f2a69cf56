// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import dev.bylaw.engine.config.ConfigException;
import dev.bylaw.engine.config.Settings;
import dev.bylaw.engine.start.ClassPath;
import dev.bylaw.engine.start.Foreknowledge;
import dev.bylaw.gate.BylawEnforcer;
import dev.bylaw.weave.Gap;
import dev.bylaw.weave.GovernRule;
import dev.bylaw.weave.Power;
import dev.bylaw.weave.Sink;
import dev.bylaw.weave.Site;
import dev.bylaw.weave.StartContext;
import dev.bylaw.weave.StartFailure;
import dev.bylaw.weave.Weaving;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * What {@code bylaw doctor} starts in place of the engine: the JVM gets as far as the application's first line, says what it
 * found into a file, and ends. No log is opened, because the service that has it may be running.
 *
 * <p>The file has one JSON object a line: the powers, as in {@code hardening.json}; then {@code governed} methods, and what
 * is {@code notGoverned}.
 */
final class Examination extends ConfiguredEngine {

    /** The system property that names the file. */
    static final String PROPERTY = "bylaw.doctor";

    private final StartContext context;
    private final Path file;
    private Weaving weaving;

    Examination(Settings settings, StartContext context, Path file) throws StartFailure {
        super(settings);
        this.context = context;
        this.file = file;
    }

    @Override
    public void flightRecorderAppears() {}

    @Override
    public Set<Sink> sinks() {
        // What is only looked at asks nobody.
        return Set.of();
    }

    @Override
    public boolean carries() {
        return false;
    }

    @Override
    public BylawEnforcer enforcer(Weaving given) {
        weaving = given;
        return new RefusingEnforcer(given);
    }

    @Override
    public void started() throws StartFailure {
        try {
            Foreknowledge known = Foreknowledge.gather(new ClassPath(), weaving, settings.govern(), rules());
            JsonLines lines = new JsonLines();
            Hardening.write(Hardening.inspect(settings, context).findings(), lines);
            for (Site site : known.sites()) {
                lines.add("action", site.action(), "governed", site.display(), "resource", site.resource());
            }
            for (String drift : known.missing()) {
                lines.add("notGoverned", drift.substring(0, drift.indexOf(' ')), "why", drift);
            }
            for (Gap gap : weaving.gaps()) {
                lines.add("notGoverned", gap.className(), "why", gap.display());
            }
            for (GovernRule rule : weaving.unmatchedRules()) {
                String where = rule.file() + ':' + rule.line();
                lines.add("notGoverned", rule.method().toString(), "why", where + ": no method matches yet");
            }
            Files.write(file, lines.toByteArray());
        } catch (ConfigException wrong) {
            throw new StartFailure(wrong.getMessage());
        } catch (IOException unreadable) {
            throw new StartFailure("doctor: " + unreadable.getMessage());
        }
        Runtime.getRuntime().halt(0);
    }

    @Override
    public boolean needsArguments(Site site) {
        return false;
    }

    @Override
    public void woven(Site site) {}

    @Override
    public void retired(Site site) {}

    @Override
    public void gap(Gap gap) {}

    @Override
    public void refused(Power power) {}
}
