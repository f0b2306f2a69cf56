// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import dev.bylaw.gate.BylawEnforcer;
import dev.bylaw.gate.BylawRefusal;
import dev.bylaw.weave.Weaving;

/** Stands behind the gate of a JVM that is only examined: every governed call is refused. */
final class RefusingEnforcer implements BylawEnforcer {

    private final Weaving weaving;

    RefusingEnforcer(Weaving weaving) {
        this.weaving = weaving;
    }

    @Override
    public int enter(int site, Object self, Object[] arguments) {
        throw new BylawRefusal(RefusalText.UNKNOWN_SITE);
    }

    @Override
    public void exit(int call) {}

    @Override
    public void failed(int call, Throwable thrown) {}

    @Override
    public byte[] defining(Class<?> host, byte[] classFile) {
        return weaving.defining(host, classFile);
    }

    @Override
    public void defined(Class<?> type) {
        weaving.defined(type);
    }

    @Override
    public void power(String operation, Object subject, String detail) {
        weaving.power(operation, subject, detail);
    }

    @Override
    public byte[] transformed(Object instrumentation, ClassLoader loader, String name, byte[] before, byte[] after) {
        return weaving.transformed(instrumentation, loader, name, before, after);
    }

    @Override
    public Object serve(String operation, Object[] arguments) {
        throw new BylawRefusal(RefusalText.UNKNOWN_SITE);
    }
}
