// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.gate;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;

/**
 * Stands between what was subscribed to and who subscribed: each signal is passed on as if it came from where the subscription was made,
 * and the last one ends it. So what comes next, which often is called by the very signal, is not done inside of what has ended.
 */
final class BylawObserver implements InvocationHandler {

    private final Object observer;
    private final BylawSubscription subscription;
    private final Class<?> connection;

    BylawObserver(Object observer, BylawSubscription subscription, Class<?> connection) {
        this.observer = observer;
        this.subscription = subscription;
        this.connection = connection;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] given) throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return BylawDeferred.ofObject(proxy, method, given);
        }
        switch (method.getName()) {
            case "onSubscribe" -> {
                Object cut = BylawDeferred.proxy(connection, new BylawConnection(given[0], subscription));
                return outside(method, cut);
            }
            case "onNext" -> {
                return outside(method, given);
            }
            case "onSuccess", "onComplete" -> {
                subscription.ended(null);
                return outside(method, given);
            }
            case "onError" -> {
                subscription.ended((Throwable) given[0]);
                return outside(method, given);
            }
            default -> {
                return BylawDeferred.call(method, observer, given);
            }
        }
    }

    private Object outside(Method method, Object... given) throws Throwable {
        Object begun = BylawGate.begin(subscription.outside());
        try {
            return BylawDeferred.call(method, observer, given);
        } finally {
            BylawGate.end(begun);
        }
    }

    /** There is nothing to subscribe to: who wanted it learns that, in the way of the interface. */
    void failed(Class<?> type, Throwable thrown) throws Throwable {
        subscription.ended(thrown);
        for (String signal : new String[] {"onSubscribe", "onError"}) {
            for (Method method : type.getMethods()) {
                if (method.getName().equals(signal) && method.getParameterCount() == 1) {
                    Object given = signal.equals("onError")
                            ? thrown
                            : BylawDeferred.proxy(connection, new BylawConnection(null, subscription));
                    outside(method, given);
                    break;
                }
            }
        }
    }
}
