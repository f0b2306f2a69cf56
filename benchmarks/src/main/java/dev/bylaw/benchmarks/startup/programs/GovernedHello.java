// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.benchmarks.startup.programs;

import dev.bylaw.annotations.GovernedAction;

/** The smallest program with one governed method, which it calls once. */
public final class GovernedHello {

    private GovernedHello() {}

    /** Says hello, if it may. */
    public static void main(String[] arguments) {
        System.out.println(ping());
    }

    @GovernedAction("ping")
    static String ping() {
        return "hello";
    }
}
