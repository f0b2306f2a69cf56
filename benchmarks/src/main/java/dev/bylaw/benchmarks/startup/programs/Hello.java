// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.benchmarks.startup.programs;

/** The smallest program: nothing in it is governed. */
public final class Hello {

    private Hello() {}

    /** Says hello. */
    public static void main(String[] arguments) {
        System.out.println("hello");
    }
}
