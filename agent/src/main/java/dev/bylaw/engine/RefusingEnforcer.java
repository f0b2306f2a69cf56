// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import dev.bylaw.gate.BylawRefusal;
import dev.bylaw.gate.BylawSubscription;
import dev.bylaw.weave.Weaving;
import java.lang.reflect.Method;

/** Stands behind the gate of a JVM that is only examined: every governed call is refused. */
final class RefusingEnforcer extends WovenEnforcer {

    RefusingEnforcer(Weaving weaving) {
        super(weaving);
    }

    @Override
    public int enter(int site, Object self, Object[] arguments) {
        throw new BylawRefusal(RefusalText.UNKNOWN_SITE);
    }

    @Override
    public int sink(int site, Object subject, Object other, int detail, int further) {
        throw new BylawRefusal(RefusalText.UNKNOWN_SITE);
    }

    @Override
    public int tool(
            int site, String name, Object arguments, String server, String agent, Object session, Method method) {
        throw new BylawRefusal(RefusalText.UNKNOWN_SITE);
    }

    @Override
    public BylawSubscription subscribe(Object self) {
        throw new BylawRefusal(RefusalText.UNKNOWN_SITE);
    }

    @Override
    public boolean isSubscribed(int site, Object self, Object given) {
        return true;
    }

    @Override
    public void toolReturned(int call) {}

    @Override
    public void toolFailed(int call, Throwable thrown) {}

    @Override
    public int served(int site, String name, Object arguments, Object handler) {
        throw new BylawRefusal(RefusalText.UNKNOWN_SITE);
    }

    @Override
    public Object toolPromised(int call) {
        return null;
    }

    @Override
    public void toolSettled(Object promised, Throwable thrown) {}

    @Override
    public void toolAbandoned(Object promised) {}

    @Override
    public void exit(int call) {}

    @Override
    public void failed(int call, Throwable thrown) {}

    @Override
    public Object handOver(Object task) {
        return null;
    }

    @Override
    public Object begin(Object authority) {
        return null;
    }

    @Override
    public void end(Object begun) {}

    @Override
    public Object serve(String operation, Object[] arguments) {
        throw new BylawRefusal(RefusalText.UNKNOWN_SITE);
    }
}
