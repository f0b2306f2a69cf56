// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import dev.bylaw.cli.code.GovernedCode;
import dev.bylaw.cli.console.Failure;
import dev.bylaw.engine.config.ConfigException;
import dev.bylaw.engine.config.Settings;
import dev.bylaw.engine.config.SettingsReader;
import dev.bylaw.engine.start.CodePlaces;
import dev.bylaw.policy.Entities;
import dev.bylaw.policy.PolicyException;
import dev.bylaw.policy.PolicySet;
import dev.bylaw.policy.value.EntityUid;
import dev.bylaw.weave.Foresight;
import dev.bylaw.weave.StartFailure;
import dev.bylaw.weave.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Reads governed methods for the command, as the enforcer would find them. The command makes it by name.
 *
 * <p>Runs in: the command's process. Nothing is woven, and no class that is read is loaded.
 */
public final class ReadCode implements GovernedCode.Reader {

    /** Called by name. */
    public ReadCode() {}

    @Override
    public GovernedCode read(List<Path> places, Optional<Path> configuration) throws Failure {
        for (Path place : places) {
            if (!Files.exists(place)) {
                throw Failure.usage(place + ": there is no such file or folder.");
            }
        }
        try {
            Foresight foresight = new Foresight(List.of(), Tools.ALL);
            PolicyFiles.Content said = new PolicyFiles.Content(PolicySet.EMPTY, Optional.empty(), Entities.EMPTY);
            Settings settings = null;
            if (configuration.isPresent()) {
                settings = new SettingsReader(new Properties(), Map.of(), Path.of(""))
                        .read(configuration.get().toAbsolutePath().toString());
                foresight = new Foresight(GovernRules.of(settings), Tools.of(settings.frameworks()));
                said = PolicyFiles.content(new PolicyFiles(settings).read());
            }
            CodeFound found = new CodeFound(new CodePlaces(places), foresight, said, principal(settings));
            found.read();
            if (settings != null) {
                found.addSinks(settings.sinks());
            }
            return found;
        } catch (ConfigException | StartFailure | PolicyLoadException | PolicyException wrong) {
            throw Failure.configuration(wrong.getMessage(), wrong);
        } catch (IOException unreadable) {
            throw Failure.usage("bylaw: the class files cannot be read: " + unreadable.getMessage() + ".", unreadable);
        }
    }

    private static Optional<EntityUid> principal(Settings settings) {
        return settings == null ? Optional.empty() : settings.principal();
    }
}
