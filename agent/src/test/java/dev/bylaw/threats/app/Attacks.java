// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.threats.app;

import dev.bylaw.annotations.Bylaw;
import dev.bylaw.annotations.Principal;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Runs the attacks of a class as somebody whom no policy permits anything, and prints what came of each. */
public final class Attacks {

    private Attacks() {}

    /** The attacks of a class, in the order of their names. */
    public static List<Method> of(Class<?> type) {
        List<Method> attacks = new ArrayList<>(Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.getParameterCount() == 1 && method.getParameterTypes()[0] == Attempt.class)
                .filter(method -> !method.isSynthetic())
                .toList());
        attacks.sort(Comparator.comparing(Method::getName));
        return attacks;
    }

    /** First the control, who is permitted; then each attack. */
    public static void main(String[] arguments) throws Exception {
        Class<?> type = Class.forName(arguments[0]);
        Attempt control = new Attempt("control");
        Bylaw.as(Principal.of("Agent", "keeper")).call(() -> {
            control.go(() -> new Vault().open("control"));
            return null;
        });
        System.out.println(control.line());
        var constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        Object attacker = constructor.newInstance();
        Bylaw.as(Principal.of("Agent", "intruder")).call(() -> {
            for (Method attack : of(type)) {
                System.out.println(run(attacker, attack));
            }
            return null;
        });
    }

    private static String run(Object attacker, Method attack) throws IllegalAccessException {
        Attempt attempt = new Attempt(attack.getName());
        attack.setAccessible(true);
        try {
            attack.invoke(attacker, attempt);
        } catch (InvocationTargetException failed) {
            failed.getCause().printStackTrace();
            return attempt.line() + " broken " + failed.getCause();
        }
        return attempt.line();
    }
}
