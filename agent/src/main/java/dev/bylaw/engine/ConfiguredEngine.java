// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import dev.bylaw.engine.config.Settings;
import dev.bylaw.evidence.crypto.Sha256;
import dev.bylaw.weave.Engine;
import dev.bylaw.weave.GovernRule;
import dev.bylaw.weave.StartFailure;
import dev.bylaw.weave.Tools;
import java.util.List;

/** What the configuration says to the weaver, whatever the engine does with it. */
abstract class ConfiguredEngine implements Engine {

    final Settings settings;
    private final List<GovernRule> rules;

    ConfiguredEngine(Settings settings) throws StartFailure {
        this.settings = settings;
        this.rules = GovernRules.of(settings);
    }

    @Override
    public final List<GovernRule> rules() {
        return rules;
    }

    @Override
    public final Tools tools() {
        return Tools.of(settings.frameworks());
    }

    @Override
    public final String sha256(byte[] classFile) {
        return Sha256.hex(classFile);
    }

    @Override
    public final List<String> agents() {
        return settings.agents();
    }
}
