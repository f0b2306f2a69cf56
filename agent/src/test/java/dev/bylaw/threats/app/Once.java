// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.threats.app;

/** Calls once. */
public final class Once {

    private Once() {}

    /** Prints what came of it. */
    public static void main(String[] arguments) {
        try {
            new Vault().open("main");
            System.out.println("main opened");
        } catch (SecurityException refused) {
            System.out.println("main refused");
        }
    }
}
