// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import dev.bylaw.gate.BylawGate;
import dev.bylaw.gate.BylawRefusal;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes the exception that a refused caller gets: {@code ActionDeniedException} of the caller's own loader where it has
 * one, else {@link BylawRefusal}. Both are {@link SecurityException}s with the same message, no cause and no stack trace.
 *
 * <p>Finding the caller's loader and its exception runs code of that loader. It happens after the decision was made and
 * recorded, once for each site, and whatever it does, the body does not run: any failure of it gives the plain exception.
 */
final class Refusals {

    private static final String EXCEPTION = "dev.bylaw.annotations.ActionDeniedException";

    private static final StackWalker STACK = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private final Map<Integer, Optional<MethodHandle>> makers = new ConcurrentHashMap<>();

    /** The exception for a call of this site. Two copies of one class in two loaders share the first one's exception. */
    SecurityException refusal(int site, Ruling ruling, String decisionId) {
        Optional<MethodHandle> maker = makers.get(site);
        if (maker == null) {
            maker = find();
            makers.put(site, maker);
        }
        return made(maker, ruling, decisionId);
    }

    /** The exception for an effect of the JDK, which may be anybody's: of the nearest code that is not the JDK's. */
    SecurityException atSink(Ruling ruling, String decisionId) {
        return made(find(), ruling, decisionId);
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

    /** The site's number may be given to another one. */
    void forget(int site) {
        makers.remove(site);
    }

    private static boolean isPlatform(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return loader == null || loader == ClassLoader.getPlatformClassLoader();
    }

    private static Optional<MethodHandle> find() {
        try {
            ClassLoader loader = STACK.walk(frames -> frames.map(StackWalker.StackFrame::getDeclaringClass)
                            .dropWhile(type -> type != BylawGate.class)
                            .dropWhile(type -> type == BylawGate.class || isPlatform(type))
                            .findFirst())
                    .map(Class::getClassLoader)
                    .orElse(null);
            if (loader == null) {
                return Optional.empty();
            }
            Class<?> type = Class.forName(EXCEPTION, true, loader);
            if (type.getSuperclass() != SecurityException.class) {
                return Optional.empty();
            }
            return Optional.of(MethodHandles.publicLookup()
                    .findConstructor(
                            type,
                            MethodType.methodType(void.class, String.class, String.class, List.class, String.class)));
        } catch (ReflectiveOperationException | LinkageError | RuntimeException absent) {
            return Optional.empty();
        }
    }
}
