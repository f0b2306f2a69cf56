// SPDX-License-Identifier: Apache-2.0
package dev.bylaw.benchmarks.startup.programs;

/** A program of many classes: all copies of {@link Part0000} are loaded and made once. Nothing is governed. */
public final class ManyClasses {

    private ManyClasses() {}

    /** Takes how many there are. */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        int count = Integer.parseInt(arguments[0]);
        String zero = Part0000.class.getName();
        String prefix = zero.substring(0, zero.length() - "0000".length());
        for (int i = 0; i < count; i++) {
            String number = Integer.toString(10_000 + i).substring(1);
            Class<?> part = Class.forName(prefix + number);
            ((Runnable) part.getConstructor(String.class).newInstance(number)).run();
        }
        System.out.println("hello");
    }
}
