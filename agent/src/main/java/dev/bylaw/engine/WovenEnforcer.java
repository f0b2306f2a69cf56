// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import dev.bylaw.gate.BylawEnforcer;
import dev.bylaw.weave.Weaving;

/** What every enforcer leaves to the weaving: classes that the JVM defines, and powers that are sealed. */
abstract class WovenEnforcer implements BylawEnforcer {

    private final Weaving weaving;

    WovenEnforcer(Weaving weaving) {
        this.weaving = weaving;
    }

    @Override
    public final byte[] defining(Class<?> host, byte[] classFile) {
        return weaving.defining(host, classFile);
    }

    @Override
    public final void defined(Class<?> type) {
        weaving.defined(type);
    }

    @Override
    public final void power(String operation, Object subject, String detail) {
        weaving.power(operation, subject, detail);
    }

    @Override
    public final byte[] transformed(
            Object instrumentation, ClassLoader loader, String name, byte[] before, byte[] after) {
        return weaving.transformed(instrumentation, loader, name, before, after);
    }
}
