// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.weave;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.List;

/** The transformer, and what the engine may ask of it. */
final class Weaver implements ClassFileTransformer, Weaving {

    private final Instrumentation instrumentation;
    private final Engine engine;
    private final Options options;

    Weaver(Instrumentation instrumentation, Engine engine, Options options) {
        this.instrumentation = instrumentation;
        this.engine = engine;
        this.options = options;
    }

    void install() {
        options.debug("weaving for " + engine);
        instrumentation.addTransformer(this, true);
    }

    @Override
    public byte[] transform(
            Module module, ClassLoader loader, String name, Class<?> type, ProtectionDomain domain, byte[] bytes) {
        return null;
    }

    @Override
    public byte[] defining(Class<?> host, byte[] classFile) {
        return classFile;
    }

    @Override
    public void defined(Class<?> type) {}

    @Override
    public void reweave(Site site) {}

    @Override
    public List<Woven> woven() {
        return List.of();
    }

    @Override
    public List<Gap> gaps() {
        return List.of();
    }

    @Override
    public long gapsDropped() {
        return 0;
    }

    @Override
    public List<GovernRule> unmatchedRules() {
        return engine.rules();
    }
}
