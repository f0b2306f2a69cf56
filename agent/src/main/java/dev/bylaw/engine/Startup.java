// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import dev.bylaw.engine.config.ConfigException;
import dev.bylaw.engine.config.Settings;
import dev.bylaw.engine.config.SettingsReader;
import dev.bylaw.engine.start.ClassPath;
import dev.bylaw.evidence.crypto.PinnedProviders;
import dev.bylaw.weave.Engine;
import dev.bylaw.weave.Sink;
import dev.bylaw.weave.StartContext;
import dev.bylaw.weave.StartFailure;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Begins the engine: configuration, policies, log, in this order, so that nothing is written before what is said makes
 * sense. The weaver makes it by name, in premain.
 */
public final class Startup implements Engine.Factory {

    /** Called by name. */
    public Startup() {}

    @Override
    public Engine prepare(StartContext context) throws StartFailure {
        Console console = new Console(System.err);
        pinProviders(context);
        try {
            SettingsReader reader = new SettingsReader(
                    System.getProperties(), System.getenv(), Path.of(System.getProperty("user.dir")));
            Settings settings = reader.read(context.arguments());
            for (String warning : reader.warnings()) {
                console.say(warning);
            }
            String examination = System.getProperty(Examination.PROPERTY);
            if (examination != null) {
                return new Examination(settings, context, Path.of(examination));
            }
            sayWhatIsNotBuilt(settings, console);
            requireFilesToBeWatched(settings);
            Hardening hardening = Hardening.check(settings, context);
            context.exports().toUs(Object.class.getModule(), ClassPath.PACKAGE);
            PolicyFiles files = new PolicyFiles(settings);
            PolicyBundle bundle = PolicyFiles.bundle(files.read());
            RunningEngine engine = new RunningEngine(
                    settings, files, bundle, context.version(), Path.of(context.jar()), hardening.grade(), console);
            hardening.report(console);
            return engine;
        } catch (ConfigException | PolicyLoadException wrong) {
            throw new StartFailure(wrong.getMessage());
        } catch (IOException unreadable) {
            throw new StartFailure(unreadable.getMessage());
        }
    }

    /** Before anything is hashed, and before any code of the application can put providers of its own in front. */
    private static void pinProviders(StartContext context) throws StartFailure {
        context.exports().toUs(Object.class.getModule(), PinnedProviders.PACKAGE);
        if (!PinnedProviders.isFixed()) {
            throw new StartFailure(
                    "this JDK's list of security providers cannot be fixed for a thread, so that a provider of"
                            + " the application could be handed the log's key; use another JDK");
        }
    }

    private static void requireFilesToBeWatched(Settings settings) throws StartFailure {
        if (!settings.sinks().contains(Sink.FILES)) {
            return;
        }
        try {
            Class.forName("sun.nio.fs.UnixNativeDispatcher", false, null);
        } catch (ClassNotFoundException otherSystem) {
            throw new StartFailure("sinks has \"files\", and on this operating system Java writes files in places that"
                    + " Bylaw does not know; take \"files\" out of sinks");
        }
    }

    private static void sayWhatIsNotBuilt(Settings settings, Console console) {
        if (settings.frameworks().contains("adk")) {
            console.say("frameworks: the tools of adk carry no annotation, so this version does not know them;"
                    + " name their methods under govern: or annotate them.");
        }
    }
}
