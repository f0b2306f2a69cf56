// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import dev.bylaw.engine.sink.Caller;
import dev.bylaw.gate.BylawRefusal;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Optional;

/**
 * Makes the exception that a refused caller gets: {@code ActionDeniedException} of the caller's own loader where it has
 * one, else {@link BylawRefusal}. Both are {@link SecurityException}s with the same message, no cause and no stack trace.
 *
 * <p>Finding the caller's loader and its exception runs code of that loader. It happens after the decision was made and
 * recorded, once for each class that calls, and whatever it does, the body does not run: any failure of it gives the plain exception.
 */
final class Refusals {

    private static final String EXCEPTION = "dev.bylaw.annotations.ActionDeniedException";

    /** Kept by the class that calls: what keeps an application's exception must go with the application. */
    private static final ClassValue<Optional<MethodHandle>> MAKERS = new ClassValue<>() {
        @Override
        protected Optional<MethodHandle> computeValue(Class<?> caller) {
            return find(caller.getClassLoader());
        }
    };

    private Refusals() {}

    /** The exception for whoever is calling: the nearest code that is not the JDK's. */
    static SecurityException refusal(Ruling ruling, String decisionId) {
        return made(maker(caller()), ruling, decisionId);
    }

    private static Class<?> caller() {
        try {
            return Caller.nearest();
        } catch (InternalError forNow) {
            // At the end of the stack, JDK 25 walks it no further and says so. A refusal is what it gets all the same.
            return null;
        }
    }

    private static Optional<MethodHandle> maker(Class<?> caller) {
        try {
            return caller == null ? Optional.empty() : MAKERS.get(caller);
        } catch (LinkageError forNow) {
            // At the end of the stack, the class could not be loaded. The next refusal has more luck.
            return Optional.empty();
        }
    }

    private static SecurityException made(Optional<MethodHandle> maker, Ruling ruling, String decisionId) {
        if (maker.isPresent()) {
            try {
                List<String> policies = ruling.policies();
                return (SecurityException)
                        maker.get().invoke(ruling.message(), decisionId, policies, ruling.approval());
            } catch (Throwable applicationCodeFailed) {
                return new BylawRefusal(ruling.message());
            }
        }
        return new BylawRefusal(ruling.message());
    }

    private static Optional<MethodHandle> find(ClassLoader loader) {
        try {
            Class<?> type = Class.forName(EXCEPTION, true, loader);
            if (type.getSuperclass() != SecurityException.class) {
                return Optional.empty();
            }
            return Optional.of(MethodHandles.publicLookup()
                    .findConstructor(
                            type,
                            MethodType.methodType(void.class, String.class, String.class, List.class, String.class)));
        } catch (ReflectiveOperationException | RuntimeException absent) {
            return Optional.empty();
        }
    }
}
