// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.app;

import dev.bylaw.annotations.Bylaw;
import dev.bylaw.annotations.Principal;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ObjLongConsumer;
import java.util.stream.LongStream;

/**
 * Goes every road to a governed method, 40 times with an amount that is allowed and 40 times with one that is not, and prints
 * for each road how many calls it made, how many effects there were and how many refusals it caught.
 */
public final class Roads {

    private static final int TIMES = 40;
    private static final long ALLOWED = 10;
    private static final long DENIED = 9_000;

    private Roads() {}

    /** One way to pay. */
    interface Road {
        void pay(String road, long amount) throws Throwable;
    }

    /** Prints {@code road calls effects refusals} lines. */
    public static void main(String[] arguments) throws Exception {
        Bylaw.as(Principal.of("Agent", "payer")).call(() -> {
            for (Map.Entry<String, Road> road : roads().entrySet()) {
                go(road.getKey(), road.getValue());
            }
            return null;
        });
    }

    private static void go(String name, Road road) {
        int refusals = 0;
        for (int i = 0; i < 2 * TIMES; i++) {
            try {
                road.pay(name, i % 2 == 0 ? ALLOWED : DENIED);
            } catch (Throwable thrown) {
                Throwable cause = thrown instanceof InvocationTargetException ? thrown.getCause() : thrown;
                if (!(cause instanceof SecurityException)) {
                    throw new IllegalStateException(name, thrown);
                }
                refusals++;
            }
        }
        int effects = Till.DRAWERS.getOrDefault(name, 0);
        System.out.println(name + " " + 2 * TIMES + " " + effects + " " + refusals);
    }

    private static Map<String, Road> roads() throws ReflectiveOperationException {
        Till till = new Till();
        Map<String, Road> roads = new LinkedHashMap<>();
        roads.put("direct", till::pay);
        roads.put("static", Till::payStatic);
        roads.put("private", till::payThroughPrivate);
        roads.put("constructor", Till.Receipt::new);
        roads.put("override", new Till.Discount()::pay);
        roads.put("super", new Till.Polite()::payPolitely);
        roads.put("inherited", new Till.Polite()::pay);
        roads.put("implementation", new Till.Cash()::pay);
        roads.put("interface", ((Till.Payment) new Till.Cash())::pay);
        reflective(till, roads);
        roads.put("stream", (road, amount) -> LongStream.of(amount).forEach(each -> till.pay(road, each)));
        ObjLongConsumer<String> reference = till::pay;
        roads.put("reference", reference::accept);
        Till.Payment lambda = (road, amount) -> Till.effect(road);
        roads.put("lambda", lambda::pay);
        roads.put("memory", Generated.subclass()::pay);
        return roads;
    }

    private static void reflective(Till till, Map<String, Road> roads) throws ReflectiveOperationException {
        Method method = Till.class.getMethod("pay", String.class, long.class);
        roads.put("reflection", (road, amount) -> method.invoke(till, road, amount));
        Method hidden = Till.class.getDeclaredMethod("payPrivate", String.class, long.class);
        hidden.setAccessible(true);
        roads.put("private-reflection", (road, amount) -> hidden.invoke(till, road, amount));
        MethodType type = MethodType.methodType(void.class, String.class, long.class);
        MethodHandle handle = MethodHandles.lookup().findVirtual(Till.class, "pay", type);
        roads.put("handle", (road, amount) -> handle.invoke(till, road, amount));
        MethodHandle bound = MethodHandles.lookup().unreflect(method).bindTo(till);
        roads.put("bound-handle", bound::invoke);
        Till.Payment proxy = (Till.Payment) Proxy.newProxyInstance(
                Roads.class.getClassLoader(), new Class<?>[] {Till.Payment.class}, (self, called, values) -> {
                    Till.effect((String) values[0]);
                    return null;
                });
        roads.put("proxy", proxy::pay);
    }
}
