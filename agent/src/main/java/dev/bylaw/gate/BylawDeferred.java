// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.gate;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/**
 * What a framework's method returns in place of what it would have returned, where that is a promise to do something when
 * somebody subscribes: each subscription calls the method anew, and so is asked about by itself. Where nobody subscribes,
 * nothing was asked and nothing is done.
 *
 * <p>java.base knows neither RxJava nor Reactor, so it stands behind their interfaces by proxy. All that it needs of them is what
 * their methods are called, which is the same in both. Any thread.
 */
final class BylawDeferred implements InvocationHandler {

    private final MethodHandle body;
    private final Object[] arguments;
    private final Class<?> observer;
    private final Class<?> connection;

    private BylawDeferred(MethodHandle body, Object[] arguments, Class<?> observer, Class<?> connection) {
        this.body = body;
        this.arguments = arguments;
        this.observer = observer;
        this.connection = connection;
    }

    /**
     * A source of signals.
     *
     * @param body the woven method itself, whatever overrides it
     * @param arguments its receiver and its arguments
     * @param source the interface of what can be subscribed to
     * @param observer the interface of who subscribes
     * @param connection the interface of what binds the two, until it is cut
     */
    static Object of(MethodHandle body, Object[] arguments, Class<?> source, Class<?> observer, Class<?> connection) {
        return proxy(source, new BylawDeferred(body, arguments, observer, connection));
    }

    static Object proxy(Class<?> type, InvocationHandler handler) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler);
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] given) throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return ofObject(proxy, method, given);
        }
        if (!method.getName().equals("subscribe")) {
            throw new UnsupportedOperationException(method.toString());
        }
        subscribe(method, given[0]);
        return null;
    }

    private void subscribe(Method subscribe, Object who) throws Throwable {
        BylawSubscription subscription = BylawGate.subscribe(arguments[0]);
        BylawObserver observing = new BylawObserver(who, subscription, connection);
        try {
            Object source;
            try {
                source = body.invokeWithArguments(arguments);
            } catch (VirtualMachineError | LinkageError fatal) {
                throw fatal; // no library signals these either
            } catch (Throwable thrown) {
                observing.failed(observer, thrown);
                return;
            }
            call(subscribe, source, proxy(observer, observing));
        } finally {
            subscription.left();
        }
    }

    /** Calls a method of an interface, and throws what it throws. */
    static Object call(Method method, Object target, Object... given) throws Throwable {
        try {
            return method.invoke(target, given);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    /** What a proxy answers in the name of {@link Object}. */
    static Object ofObject(Object proxy, Method method, Object[] given) {
        return switch (method.getName()) {
            case "equals" -> proxy == given[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> proxy.getClass().getName() + '@' + Integer.toHexString(System.identityHashCode(proxy));
        };
    }
}
