// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.gate;

import java.lang.invoke.MethodHandle;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What must be said to an MCP server's own classes, which cannot be named here: method handles that the server's code made of
 * its own, in the order of the constants.
 */
final class BylawWords {

    private static final int NAME = 0;
    private static final int ARGUMENTS = 1;
    private static final int DEFER = 2;
    private static final int JUST = 3;
    private static final int ERROR = 4;
    private static final int ON_ERROR_RESUME = 5;
    private static final int DO_ON_SUCCESS = 6;
    private static final int DO_ON_CANCEL = 7;
    /** Makes an answer of a refusal's text, in four steps; absent where a refusal is an error of the protocol. */
    private static final int BUILDER = 8;

    private static final int TEXT = 9;
    private static final int IS_ERROR = 10;
    private static final int BUILD = 11;

    /** What an application finds thrown where it has our annotations. */
    private static final String DENIED = "dev.bylaw.annotations.ActionDeniedException";

    private final MethodHandle[] handles;

    BylawWords(MethodHandle[] handles) {
        this.handles = handles;
    }

    String name(Object request) {
        try {
            return (String) (Object) handles[NAME].invoke(request);
        } catch (Throwable thrown) {
            throw rethrown(thrown);
        }
    }

    /** A map that nobody else has, or {@code null}. */
    Object arguments(Object request) {
        if (handles[ARGUMENTS] == null) {
            return null;
        }
        try {
            Object arguments = (Object) handles[ARGUMENTS].invoke(request);
            return arguments == null ? null : new LinkedHashMap<>((Map<?, ?>) arguments);
        } catch (Throwable thrown) {
            throw rethrown(thrown);
        }
    }

    Object defer(Supplier<Object> promise) {
        try {
            return (Object) handles[DEFER].invoke(promise);
        } catch (Throwable thrown) {
            throw rethrown(thrown);
        }
    }

    /** The promise, telling how it was kept. */
    Object settle(Object promise, BylawSettling settling) {
        try {
            Object told = (Object) handles[DO_ON_SUCCESS].invoke(promise, settling);
            told = (Object) handles[ON_ERROR_RESUME].invoke(told, settling);
            return (Object) handles[DO_ON_CANCEL].invoke(told, settling);
        } catch (Throwable thrown) {
            throw rethrown(thrown);
        }
    }

    /** A refusal as the client must get it. */
    Object refused(SecurityException refusal) {
        try {
            return handles.length <= BUILDER
                    ? (Object) handles[ERROR].invoke((Throwable) refusal)
                    : (Object) handles[JUST].invoke(answer(refusal.getMessage()));
        } catch (Throwable thrown) {
            throw rethrown(thrown);
        }
    }

    /** What was thrown, or what it says if it is a refusal. */
    Object failed(Throwable thrown) {
        boolean refused =
                thrown instanceof BylawRefusal || thrown.getClass().getName().equals(DENIED);
        if (refused && thrown instanceof SecurityException refusal) {
            return refused(refusal);
        }
        try {
            return (Object) handles[ERROR].invoke(thrown);
        } catch (Throwable again) {
            throw rethrown(again);
        }
    }

    private Object answer(String text) throws Throwable {
        Object builder = (Object) handles[BUILDER].invoke();
        builder = (Object) handles[TEXT].invoke(builder, text);
        builder = (Object) handles[IS_ERROR].invoke(builder, Boolean.TRUE);
        return (Object) handles[BUILD].invoke(builder);
    }

    private static RuntimeException rethrown(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return thrown instanceof RuntimeException runtime ? runtime : new IllegalStateException(thrown);
    }
}
