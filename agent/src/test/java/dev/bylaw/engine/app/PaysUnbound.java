// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.engine.app;

/** Pays once, and says nowhere who does. */
public final class PaysUnbound {

    private PaysUnbound() {}

    /** Prints what came of it. */
    public static void main(String[] arguments) {
        try {
            new Till().pay("p", 10);
            System.out.println("paid");
        } catch (SecurityException refused) {
            System.out.println(refused.getMessage());
        }
    }
}
