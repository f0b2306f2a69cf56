// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.gate;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;

/**
 * What binds who subscribed to what was subscribed to. Asking for more has that one work on, so it does as what it is; cutting
 * the connection ends the subscription.
 */
final class BylawConnection implements InvocationHandler {

    /** {@code null} where there was nothing to connect to. */
    private final Object connection;

    private final BylawSubscription subscription;

    BylawConnection(Object connection, BylawSubscription subscription) {
        this.connection = connection;
        this.subscription = subscription;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] given) throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return BylawDeferred.ofObject(proxy, method, given);
        }
        if (connection == null) {
            return method.getReturnType() == boolean.class ? Boolean.TRUE : null;
        }
        if (method.getName().equals("isDisposed")) {
            return BylawDeferred.call(method, connection, given);
        }
        Object begun = BylawGate.begin(subscription.inside());
        try {
            return BylawDeferred.call(method, connection, given);
        } finally {
            BylawGate.end(begun);
            if (!method.getName().equals("request")) {
                subscription.disposed();
            }
        }
    }
}
