// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine;

import dev.bylaw.weave.Weaving;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whether the Java methods behind tools ask by themselves. Frameworks teach us: a method that is called as a tool and is not
 * woven is woven now, once. What was found out goes when the method's class goes. Any thread.
 */
final class ToolMethods {

    private static final ClassValue<Map<Method, Boolean>> KNOWN = new ClassValue<>() {
        @Override
        protected Map<Method, Boolean> computeValue(Class<?> type) {
            return new ConcurrentHashMap<>();
        }
    };

    private final Weaving weaving;

    ToolMethods(Weaving weaving) {
        this.weaving = weaving;
    }

    /** Whether the method will be asked about when it is called; it is woven now if that is how. */
    boolean decides(Method method, String tool, String framework) {
        Map<Method, Boolean> known = KNOWN.get(method.getDeclaringClass());
        Boolean decides = known.get(method);
        if (decides == null) {
            decides = weaving.governs(method) || weaving.learn(method, tool, framework);
            known.put(method, decides);
        }
        return decides;
    }
}
